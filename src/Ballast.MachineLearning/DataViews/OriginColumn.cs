using System.Collections.Immutable;
using Ballast.Resampling;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>A column that tells something of where each row comes from.</summary>
internal sealed class OriginColumn<TValue>(ImmutableArray<SampleOrigin> samples, Func<SampleOrigin, TValue> tell) : IViewColumn
{
    public Delegate Getter(ResampledCursor cursor) => (ValueGetter<TValue>)((ref TValue value) => value = tell(samples[cursor.Row]));
}
