using System.Numerics;
using Ballast.Core;
using Microsoft.ML;

namespace Ballast.MachineLearning;

/// <summary>A number a row, taken from the resampled table.</summary>
internal sealed class FeatureScalarColumn<TSource, T>(Matrix<T> values, FeaturePlace place) : IViewColumn
    where TSource : unmanaged, INumber<TSource>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Delegate Getter(ResampledCursor cursor)
    {
        int offset = place.Offset;
        return (ValueGetter<TSource>)((ref TSource value) => value = WholeNumbers.Narrow<TSource, T>(values[cursor.Row, offset]));
    }
}
