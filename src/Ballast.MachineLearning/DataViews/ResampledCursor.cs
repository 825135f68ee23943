using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>Goes through the rows of a resampled view, in their order or mixed.</summary>
internal sealed class ResampledCursor(DataViewSchema schema, IViewColumn[] columns, bool[] active, int[]? order, int rows) : DataViewRowCursor
{
    /// <summary>Position is −1 before the first row and after the last.</summary>
    private const int Before = -1, Finished = -2;

    private int at = Before;

    /// <summary>The row of the view, whichever order the cursor takes.</summary>
    public int Row => order is null ? at : order[at];

    public override long Position => Math.Max(at, Before);

    public override long Batch => 0;

    public override DataViewSchema Schema => schema;

    public override bool MoveNext()
    {
        if (rows == 0 || at == Finished) return false;
        at = at + 1 < rows ? at + 1 : Finished;
        return at >= 0;
    }

    public override bool IsColumnActive(DataViewSchema.Column column) => active[column.Index];

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!active[column.Index]) throw new InvalidOperationException($"Column '{column.Name}' was not asked for when the cursor was made.");
        return columns[column.Index].Getter(this) as ValueGetter<TValue>
            ?? throw new InvalidOperationException($"Column '{column.Name}' is of type {column.Type}, not {typeof(TValue)}.");
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => (ref DataViewRowId id) => id = new DataViewRowId((ulong)Row, 0);
}
