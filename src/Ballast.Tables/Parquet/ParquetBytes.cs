using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>Cells of bytes; they are copied and nothing else.</summary>
internal sealed class ParquetBytes(byte[]?[] values) : ParquetCells
{
    public override bool IsMissing(int row) => values[row] is null;

    public override double Number(int row) => throw new NotSupportedException("Bytes are no number.");

    public override string Name(int row) => Convert.ToHexString(values[row]!);

    public override void Copy(ParquetCells source, int from, int to) => values[to] = ((ParquetBytes)source).At(from);

    public override void SetNumber(int row, double value) => throw new NotSupportedException("Bytes are no number.");

    public override void SetName(int row, string name) => values[row] = Convert.FromHexString(name);

    public override void Write(ParquetRowGroupWriter group, DataField field) => group.WriteAsync(field, values!).GetAwaiter().GetResult();

    private byte[]? At(int row) => values[row];
}
