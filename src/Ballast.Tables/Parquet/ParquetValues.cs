using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>Cells of numbers, truth values, dates and the like.</summary>
internal sealed class ParquetValues<T>(T?[] values, IParquetConversion<T>? conversion) : ParquetCells
    where T : struct
{
    public override bool IsMissing(int row) => values[row] is not { } value || (conversion is { IsNumber: true } && double.IsNaN(conversion.ToNumber(value)));

    public override double Number(int row) => conversion!.ToNumber(values[row]!.Value);

    public override string Name(int row) => values[row] switch
    {
        bool truth => truth ? "true" : "false",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => "",
    };

    public override void Copy(ParquetCells source, int from, int to)
    {
        if (source is ParquetValues<T> same) values[to] = same.At(from);
        else if (!source.IsMissing(from)) SetNumber(to, source.Number(from));
    }

    public override void SetNumber(int row, double value) => values[row] = conversion!.FromNumber(value);

    public override void SetName(int row, string name) => values[row] = conversion!.FromName(name);

    public override void Write(ParquetRowGroupWriter group, DataField field)
    {
        if (field.IsNullable) group.WriteAsync<T>(field, (ReadOnlyMemory<T?>)values).GetAwaiter().GetResult();
        else group.WriteAsync<T>(field, (ReadOnlyMemory<T>)Array.ConvertAll(values, value => value.GetValueOrDefault())).GetAwaiter().GetResult();
    }

    private T? At(int row) => values[row];
}
