using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>A column of text.</summary>
internal sealed class ParquetTextColumn(DataField field) : ParquetColumn(field)
{
    public override bool IsName => true;

    public override ParquetCells Read(ParquetRowGroupReader group)
    {
        string?[] values = new string?[group.RowCount];
        group.ReadAsync(Field, values.AsMemory()!).AsTask().GetAwaiter().GetResult();
        return new ParquetTexts(values);
    }

    protected override ParquetCells NewCells(int rows) => new ParquetTexts(new string?[rows]);
}
