using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>A column of values of a fixed size.</summary>
internal sealed class ParquetValueColumn<T>(DataField field, IParquetConversion<T>? conversion) : ParquetColumn(field)
    where T : struct
{
    public override bool IsNumber => conversion is { IsNumber: true };

    public override bool IsInteger => conversion is { IsInteger: true };

    public override bool IsName => conversion is { IsNumber: false };

    public override ParquetCells Read(ParquetRowGroupReader group)
    {
        var values = new T?[group.RowCount];
        if (Field.IsNullable)
        {
            group.ReadAsync<T>(Field, values.AsMemory()).AsTask().GetAwaiter().GetResult();
        }
        else
        {
            var required = new T[values.Length];
            group.ReadAsync<T>(Field, required.AsMemory()).AsTask().GetAwaiter().GetResult();
            for (int row = 0; row < values.Length; row++) values[row] = required[row];
        }

        return new ParquetValues<T>(values, conversion);
    }

    protected override ParquetCells NewCells(int rows) => new ParquetValues<T>(new T?[rows], conversion);
}
