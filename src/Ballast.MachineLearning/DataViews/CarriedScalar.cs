using System.Collections.Immutable;
using Ballast.Resampling;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>A carried column of one value a row.</summary>
internal sealed class CarriedScalar<TValue>(DataViewSchema.Column column, ImmutableArray<SampleOrigin> samples, MadeRowValues made) : CarriedColumn(column)
{
    private TValue[] values = [];

    private static TValue Missing { get; } =
        typeof(TValue) == typeof(float) ? (TValue)(object)float.NaN : typeof(TValue) == typeof(double) ? (TValue)(object)double.NaN : default!;

    public override Delegate Getter(ResampledCursor cursor) => (ValueGetter<TValue>)((ref TValue value) =>
    {
        SampleOrigin origin = samples[cursor.Row];
        value = origin.IsMade && made == MadeRowValues.Missing ? Missing : values[origin.Base];
    });

    protected override Action<int> Reader(DataViewRowCursor cursor, int rows)
    {
        ValueGetter<TValue> getter = cursor.GetGetter<TValue>(Column);
        values = new TValue[rows];
        return row => getter(ref values[row]);
    }
}
