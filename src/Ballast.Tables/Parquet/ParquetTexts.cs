using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>Cells of text.</summary>
internal sealed class ParquetTexts(string?[] values) : ParquetCells
{
    public override bool IsMissing(int row) => values[row] is not { } text || MissingText.Is(text);

    public override double Number(int row) => double.Parse(values[row]!, CultureInfo.InvariantCulture);

    public override string Name(int row) => values[row]!.Trim();

    public override void Copy(ParquetCells source, int from, int to) => values[to] = ((ParquetTexts)source).At(from);

    public override void SetNumber(int row, double value) => values[row] = value.ToString("R", CultureInfo.InvariantCulture);

    public override void SetName(int row, string name) => values[row] = name;

    public override void Write(ParquetRowGroupWriter group, DataField field) => group.WriteAsync(field, values!).GetAwaiter().GetResult();

    private string? At(int row) => values[row];
}
