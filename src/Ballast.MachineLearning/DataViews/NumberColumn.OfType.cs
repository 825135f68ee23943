using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Ballast.MachineLearning;

/// <summary>How columns of one type of number are read and written.</summary>
internal sealed class NumberColumn<TSource> : NumberColumn
    where TSource : unmanaged, INumber<TSource>
{
    /// <summary>From here on a double no longer holds every whole number.</summary>
    private const double LargestExact = 9007199254740992;

    public override bool FitsSingle => typeof(TSource) == typeof(float) || Unsafe.SizeOf<TSource>() <= 2;

    public override bool IsWhole => typeof(TSource) != typeof(float) && typeof(TSource) != typeof(double);

    public override ReadRow<T> Reader<T>(DataViewRowCursor cursor, FeaturePlace place) => place.IsVector ? VectorReader<T>(cursor, place) : ScalarReader<T>(cursor, place);

    public override IViewColumn Output<T>(Matrix<T> values, FeaturePlace place) =>
        place.IsVector ? new FeatureVectorColumn<TSource, T>(values, place) : new FeatureScalarColumn<TSource, T>(values, place);

    public override LabelColumn Label(DataViewSchema.Column column) => new NumberLabels<TSource>(column);

    private static ReadRow<T> ScalarReader<T>(DataViewRowCursor cursor, FeaturePlace place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ValueGetter<TSource> getter = cursor.GetGetter<TSource>(place.Column);
        TSource value = default;
        return (target, row) =>
        {
            getter(ref value);
            target[0] = Checked<T>(value, place, row);
        };
    }

    private static ReadRow<T> VectorReader<T>(DataViewRowCursor cursor, FeaturePlace place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ValueGetter<VBuffer<TSource>> getter = cursor.GetGetter<VBuffer<TSource>>(place.Column);
        VBuffer<TSource> vector = default;
        return (target, row) =>
        {
            getter(ref vector);
            if (vector.Length != target.Length)
                throw new BallastException($"Column '{place.Column.Name}' has {vector.Length} values in row {row} but {target.Length} in its schema. Mend the loader.");
            ReadOnlySpan<TSource> values = vector.GetValues();
            if (vector.IsDense)
            {
                for (int i = 0; i < values.Length; i++) target[i] = Checked<T>(values[i], place, row);
                return;
            }

            target.Clear();
            ReadOnlySpan<int> indices = vector.GetIndices();
            for (int i = 0; i < values.Length; i++) target[indices[i]] = Checked<T>(values[i], place, row);
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Checked<T>(TSource value, FeaturePlace place, int row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!TSource.IsFinite(value)) throw NotFinite(value, place, row);
        if (Unsafe.SizeOf<TSource>() == 8 && typeof(TSource) != typeof(double) && Math.Abs(double.CreateTruncating(value)) >= LargestExact)
            throw new BallastException(
                $"Column '{place.Column.Name}' holds {value} in row {row}; a feature is below 2^53 in size, or a double does not hold it exactly. Leave the column out of Features.");
        return T.CreateTruncating(value);
    }

    private static BallastException NotFinite(TSource value, FeaturePlace place, int row) => new(
        $"Column '{place.Column.Name}' holds {value} in row {row}; a feature is a finite number. "
        + "Fill it (mlContext.Transforms.ReplaceMissingValues) or drop the row (mlContext.Data.FilterRowsByMissingValues).");
}
