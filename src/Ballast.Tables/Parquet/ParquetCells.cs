using Parquet;
using Parquet.Schema;

namespace Ballast.Tables;

/// <summary>Cells of one column.</summary>
internal abstract class ParquetCells
{
    public abstract bool IsMissing(int row);

    public abstract double Number(int row);

    public abstract string Name(int row);

    /// <summary>Takes a cell of a column of the same type, or of numbers.</summary>
    public abstract void Copy(ParquetCells source, int from, int to);

    public abstract void SetNumber(int row, double value);

    public abstract void SetName(int row, string name);

    public abstract void Write(ParquetRowGroupWriter group, DataField field);
}
