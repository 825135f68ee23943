using Ballast.Resampling;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>The rows of a plan as a data view: label and features in memory, other columns read when asked for.</summary>
internal sealed class ResampledView : IDataView
{
    private readonly IDataView source;
    private readonly IViewColumn[] columns;
    private readonly bool[] used;
    private readonly int rows;
    private readonly Lock loading = new();

    public ResampledView(IDataView source, DataViewSchema schema, IViewColumn[] columns, ResamplingPlan plan)
    {
        this.source = source;
        this.columns = columns;
        Schema = schema;
        rows = plan.Samples.Length;
        used = new bool[plan.Before.Total];
        foreach (SampleOrigin origin in plan.Samples) used[origin.Base] = true;
    }

    public DataViewSchema Schema { get; }

    /// <summary>Trainers that go through the rows one by one need them mixed: a plan may have its made rows at the end.</summary>
    public bool CanShuffle => true;

    public long? GetRowCount() => rows;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        bool[] active = new bool[Schema.Count];
        foreach (DataViewSchema.Column column in columnsNeeded) active[column.Index] = true;
        Load(active);
        return new ResampledCursor(Schema, columns, active, Order(rand), rows);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private void Load(bool[] active)
    {
        lock (loading)
        {
            CarriedColumn[] wanted = [.. columns.Where((column, index) => active[index] && column is CarriedColumn { IsLoaded: false }).Cast<CarriedColumn>()];
            if (wanted.Length > 0) CarriedColumn.Load(source, used.Length, used, wanted);
        }
    }

    private int[]? Order(Random? random)
    {
        if (random is null) return null;
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) order[i] = i;
        random.Shuffle(order);
        return order;
    }
}
