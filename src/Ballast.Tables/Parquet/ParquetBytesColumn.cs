using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>A column of bytes.</summary>
internal sealed class ParquetBytesColumn(DataField field) : ParquetColumn(field)
{
    public override ParquetCells Read(ParquetRowGroupReader group)
    {
        byte[]?[] values = new byte[]?[group.RowCount];
        group.ReadAsync(Field, values.AsMemory()!).AsTask().GetAwaiter().GetResult();
        return new ParquetBytes(values);
    }

    protected override ParquetCells NewCells(int rows) => new ParquetBytes(new byte[]?[rows]);
}
