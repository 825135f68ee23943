using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core;
using Ballast.Resampling;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>How columns of one type of number are read from a frame and written to it.</summary>
internal sealed class FrameNumber<TSource> : FrameNumber
    where TSource : unmanaged, INumber<TSource>
{
    public override bool FitsSingle => typeof(TSource) == typeof(float) || Unsafe.SizeOf<TSource>() <= 2;

    public override bool IsWhole => typeof(TSource) != typeof(float) && typeof(TSource) != typeof(double) && typeof(TSource) != typeof(decimal);

    public override void Read<T>(DataFrameColumn source, Matrix<T> target, int column)
    {
        var numbers = (PrimitiveDataFrameColumn<TSource>)source;
        for (int row = 0; row < target.Rows; row++)
        {
            TSource value = numbers[row] ?? throw new BallastException(
                $"Column '{source.Name}' is null in row {row}; a feature is a finite number. Fill it (FillNulls) or drop the row (DropNulls).");
            if (!TSource.IsFinite(value))
                throw new BallastException($"Column '{source.Name}' holds {value} in row {row}; a feature is a finite number. Fill it or drop the row.");
            target[row, column] = T.CreateTruncating(value);
        }
    }

    public override void WriteMade<T>(Matrix<T> source, int column, DataFrameColumn target, ImmutableArray<SampleOrigin> samples)
    {
        var numbers = (PrimitiveDataFrameColumn<TSource>)target;
        for (int row = 0; row < samples.Length; row++)
            if (samples[row].Kind is not (SampleKind.Original or SampleKind.Repeated))
                numbers[row] = WholeNumbers.Narrow<TSource, T>(source[row, column]);
    }

    public override FrameLabels Labels(DataFrameColumn column)
    {
        var numbers = (PrimitiveDataFrameColumn<TSource>)column;
        return FrameLabels.Read(column, Comparer<TSource>.Default, row =>
        {
            if (numbers[row] is not { } value) return (false, default);
            if (!TSource.IsInteger(value))
                throw new BallastException($"Column '{column.Name}' holds {value} in row {row}; a class is a whole number, text or bool. Bin the column, or name the column of the classes.");
            return (true, value);
        });
    }
}
