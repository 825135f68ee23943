using System.Collections.Immutable;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>The label's value of each row: one of a few.</summary>
internal sealed class ClassValueColumn<TValue>(ImmutableArray<int> labels, TValue[] values) : IViewColumn
{
    public Delegate Getter(ResampledCursor cursor) => (ValueGetter<TValue>)((ref TValue value) => value = values[labels[cursor.Row]]);
}
