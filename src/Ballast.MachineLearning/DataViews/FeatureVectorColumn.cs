using System.Numerics;
using Ballast.Core;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>A dense vector a row, taken from the resampled table.</summary>
internal sealed class FeatureVectorColumn<TSource, T>(Matrix<T> values, FeaturePlace place) : IViewColumn
    where TSource : unmanaged, INumber<TSource>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Delegate Getter(ResampledCursor cursor) => (ValueGetter<VBuffer<TSource>>)((ref VBuffer<TSource> vector) =>
    {
        ReadOnlySpan<T> source = values.Row(cursor.Row).Slice(place.Offset, place.Width);
        VBufferEditor<TSource> editor = VBufferEditor.Create(ref vector, source.Length);
        for (int i = 0; i < source.Length; i++) editor.Values[i] = WholeNumbers.Narrow<TSource, T>(source[i]);
        vector = editor.Commit();
    });
}
