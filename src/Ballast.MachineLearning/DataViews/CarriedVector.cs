using System.Collections.Immutable;
using Ballast.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>A carried column of one vector a row.</summary>
internal sealed class CarriedVector<TItem>(DataViewSchema.Column column, ImmutableArray<SampleOrigin> samples, MadeRowValues made) : CarriedColumn(column)
{
    private readonly VBuffer<TItem> missing = MissingOf(((VectorDataViewType)column.Type).Size);
    private VBuffer<TItem>[] values = [];

    public override Delegate Getter(ResampledCursor cursor) => (ValueGetter<VBuffer<TItem>>)((ref VBuffer<TItem> vector) =>
    {
        SampleOrigin origin = samples[cursor.Row];
        if (origin.IsMade && made == MadeRowValues.Missing) missing.CopyTo(ref vector);
        else values[origin.Base].CopyTo(ref vector);
    });

    protected override Action<int> Reader(DataViewRowCursor cursor, int rows)
    {
        ValueGetter<VBuffer<TItem>> getter = cursor.GetGetter<VBuffer<TItem>>(Column);
        values = new VBuffer<TItem>[rows];
        VBuffer<TItem> vector = default;
        return row =>
        {
            getter(ref vector);
            vector.CopyTo(ref values[row]);
        };
    }

    private static VBuffer<TItem> MissingOf(int size)
    {
        if (typeof(TItem) == typeof(float)) return new VBuffer<TItem>(size, (TItem[])(object)Enumerable.Repeat(float.NaN, size).ToArray());
        if (typeof(TItem) == typeof(double)) return new VBuffer<TItem>(size, (TItem[])(object)Enumerable.Repeat(double.NaN, size).ToArray());
        return new VBuffer<TItem>(size, 0, [], []);
    }
}
