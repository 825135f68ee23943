using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Writes the rows that origins stand for: the one place where a plan becomes values.</summary>
internal static class PlannedRows
{
    private const int RowsAtOnce = 4096;

    /// <summary>Below this, waking other threads costs more than they do.</summary>
    private const long ValuesWorthThreads = 4 << 20;

    /// <summary>The rows in their order.</summary>
    public static Matrix<T> Make<T>(ReadOnlyMemory<SampleOrigin> samples, Matrix<double> computed, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long values = (long)samples.Length * features.Columns;
        if (values > Array.MaxLength)
        {
            throw new BallastException(
                $"The resampled table has {samples.Length} rows of {features.Columns} columns, which is more than the {Array.MaxLength} values of one array. "
                + "Apply the plan row by row, or ask for fewer samples.");
        }

        T[] result = LargeArray.Allocate<T>((int)values);
        int chunks = (samples.Length + RowsAtOnce - 1) / RowsAtOnce;
        ParallelWork.ForEach(chunks, values < ValuesWorthThreads ? 1 : Environment.ProcessorCount, chunk =>
        {
            int start = chunk * RowsAtOnce, count = Math.Min(RowsAtOnce, samples.Length - start);
            Write(samples.Span.Slice(start, count), start, computed, features, result.AsSpan(start * features.Columns, count * features.Columns));
        });
        return new Matrix<T>(result, samples.Length, features.Columns);
    }

    /// <summary>Writes some rows of a plan.</summary>
    /// <param name="samples">The origins of the rows.</param>
    /// <param name="first">The place of the first in the plan, for a message.</param>
    /// <param name="computed">The values that the plan holds.</param>
    /// <param name="features">The table that was resampled.</param>
    /// <param name="target">Takes the rows, one after the other.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write<T>(ReadOnlySpan<SampleOrigin> samples, int first, Matrix<double> computed, Matrix<T> features, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = features.Columns;
        ReadOnlySpan<T> source = features.Values;
        for (int i = 0; i < samples.Length; i++)
        {
            ref readonly SampleOrigin origin = ref samples[i];
            Span<T> row = target.Slice(i * columns, columns);
            switch (origin.Kind)
            {
                case SampleKind.Original or SampleKind.Repeated:
                    source.Slice(origin.Base * columns, columns).CopyTo(row);
                    break;
                case SampleKind.Synthetic:
                    Interpolate(source.Slice(origin.Base * columns, columns), source.Slice(origin.Neighbor * columns, columns), origin.Step, row);
                    break;
                case SampleKind.Computed or SampleKind.Moved:
                    ReadOnlySpan<double> values = computed.Row(origin.ValueRow);
                    for (int column = 0; column < row.Length; column++) row[column] = T.CreateTruncating(values[column]);
                    break;
                default:
                    throw new BallastException(
                        $"Sample {first + i} of the plan is an augmented version of sample {origin.Base}; only images can be augmented, not feature rows.");
            }
        }
    }

    private static void Interpolate<T>(ReadOnlySpan<T> start, ReadOnlySpan<T> end, double step, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int column = 0;
        if (typeof(T) == typeof(float))
            column = Interpolate(MemoryMarshal.Cast<T, float>(start), MemoryMarshal.Cast<T, float>(end), step, MemoryMarshal.Cast<T, float>(target));
        for (; column < target.Length; column++)
        {
            double from = double.CreateTruncating(start[column]), to = double.CreateTruncating(end[column]);
            target[column] = T.CreateTruncating(from + step * (to - from));
        }
    }

    /// <summary>The whole vectors of a row; the same operations in double as for a single value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Interpolate(ReadOnlySpan<float> start, ReadOnlySpan<float> end, double step, Span<float> target)
    {
        Vector256<double> steps = Vector256.Create(step);
        int column = 0;
        for (; column + Vector256<float>.Count <= target.Length; column += Vector256<float>.Count)
        {
            (Vector256<double> fromLow, Vector256<double> fromHigh) = Vector256.Widen(Vector256.Create(start.Slice(column, Vector256<float>.Count)));
            (Vector256<double> toLow, Vector256<double> toHigh) = Vector256.Widen(Vector256.Create(end.Slice(column, Vector256<float>.Count)));
            Vector256<float> point = Vector256.Narrow(fromLow + steps * (toLow - fromLow), fromHigh + steps * (toHigh - fromHigh));
            point.CopyTo(target[column..]);
        }

        return column;
    }
}
