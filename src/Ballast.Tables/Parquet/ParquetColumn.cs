using Ballast.Core;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>One column of a Parquet file, whatever the type of its values.</summary>
internal abstract class ParquetColumn(DataField source)
{
    public DataField Field => source;

    public virtual bool IsNumber => false;

    /// <summary>Whether its values are numbers that cannot have a fraction.</summary>
    public virtual bool IsInteger => false;

    /// <summary>Whether its values are names: text, true and false.</summary>
    public virtual bool IsName => false;

    /// <summary>The column of a field.</summary>
    public static ParquetColumn Of(DataField field, string path)
    {
        if (field.IsArray || field.MaxRepetitionLevel > 0 || field.Path.Length > 1)
            throw new BallastException($"'{path}': column '{field.Path}' is nested, but a table has one value a cell. Flatten it or take it out.");
        Type type = field.ClrType;
        if (type == typeof(ReadOnlyMemory<char>) || type == typeof(string)) return new ParquetTextColumn(field);
        if (type == typeof(ReadOnlyMemory<byte>) || type == typeof(byte[])) return new ParquetBytesColumn(field);
        return NumberOf(field) ?? OtherOf(field)
            ?? throw new BallastException($"'{path}': column '{field.Name}' holds values of type {type.Name}, which Ballast cannot copy. Take it out or convert it.");
    }

    /// <summary>The values of a row group.</summary>
    public abstract ParquetCells Read(ParquetRowGroupReader group);

    /// <summary>Cells to be filled and written: of this column's type, or of doubles where integers take fractions.</summary>
    public ParquetCells NewCells(int rows, DataField output) => output.ClrType == source.ClrType ? NewCells(rows) : new ParquetValues<double>(new double?[rows], ParquetNumbers<double>.Instance);

    /// <summary>The field of the output: a column of integers that takes fractions becomes one of doubles.</summary>
    public DataField Output(bool fractions) => fractions && IsInteger ? new DataField(source.Name, typeof(double), source.IsNullable) : source;

    protected abstract ParquetCells NewCells(int rows);

    private static ParquetColumn? NumberOf(DataField field) => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.SByte => new ParquetValueColumn<sbyte>(field, ParquetNumbers<sbyte>.Instance),
        TypeCode.Byte => new ParquetValueColumn<byte>(field, ParquetNumbers<byte>.Instance),
        TypeCode.Int16 => new ParquetValueColumn<short>(field, ParquetNumbers<short>.Instance),
        TypeCode.UInt16 => new ParquetValueColumn<ushort>(field, ParquetNumbers<ushort>.Instance),
        TypeCode.Int32 => new ParquetValueColumn<int>(field, ParquetNumbers<int>.Instance),
        TypeCode.UInt32 => new ParquetValueColumn<uint>(field, ParquetNumbers<uint>.Instance),
        TypeCode.Int64 => new ParquetValueColumn<long>(field, ParquetNumbers<long>.Instance),
        TypeCode.UInt64 => new ParquetValueColumn<ulong>(field, ParquetNumbers<ulong>.Instance),
        TypeCode.Single => new ParquetValueColumn<float>(field, ParquetNumbers<float>.Instance),
        TypeCode.Double => new ParquetValueColumn<double>(field, ParquetNumbers<double>.Instance),
        TypeCode.Decimal => new ParquetValueColumn<decimal>(field, ParquetNumbers<decimal>.Instance),
        _ => null,
    };

    private static ParquetColumn? OtherOf(DataField field) =>
        field.ClrType == typeof(bool) ? new ParquetValueColumn<bool>(field, ParquetBooleans.Instance)
        : field.ClrType == typeof(DateTime) ? new ParquetValueColumn<DateTime>(field, null)
        : field.ClrType == typeof(DateOnly) ? new ParquetValueColumn<DateOnly>(field, null)
        : field.ClrType == typeof(TimeOnly) ? new ParquetValueColumn<TimeOnly>(field, null)
        : field.ClrType == typeof(TimeSpan) ? new ParquetValueColumn<TimeSpan>(field, null)
        : field.ClrType == typeof(Guid) ? new ParquetValueColumn<Guid>(field, null)
        : null;
}
