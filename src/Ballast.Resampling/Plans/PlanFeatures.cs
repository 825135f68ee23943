using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Applies a plan to a feature table: copies the rows it keeps and repeats, interpolates the synthetic ones, and takes over the values of computed ones.</summary>
public static class PlanFeatures
{
    private const int RowsAtOnce = 4096;

    /// <summary>Below this, waking other threads costs more than they do.</summary>
    private const long ValuesWorthThreads = 4 << 20;

    /// <summary>Makes the resampled table.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="plan">The plan; made for a table of these rows. It may not hold augmented samples.</param>
    /// <param name="features">The table that was resampled, samples × features.</param>
    /// <returns>One row a sample of the plan. A synthetic row is base + step · (neighbour − base), computed in double.</returns>
    /// <exception cref="ArgumentException">The table has another number of rows than the plan was made for.</exception>
    /// <exception cref="BallastException">The plan holds an augmented sample, which only pixels have, or the table is too large for one array.</exception>
    public static Matrix<T> Apply<T>(ResamplingPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Total)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Total}.", nameof(features));
        return Make(plan.Samples.AsMemory(), plan.Values, features);
    }

    /// <summary>Makes the resampled table of a plan for numeric targets.</summary>
    /// <inheritdoc cref="Apply{T}(ResamplingPlan, Matrix{T})"/>
    public static Matrix<T> Apply<T>(RegressionPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Total)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Total}.", nameof(features));
        return Make(plan.Samples.AsMemory(), plan.Values, features);
    }

    /// <summary>Makes the resampled table of a plan for samples with several labels.</summary>
    /// <inheritdoc cref="Apply{T}(ResamplingPlan, Matrix{T})"/>
    public static Matrix<T> Apply<T>(MultiLabelPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Samples)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Samples}.", nameof(features));
        return Make(plan.Samples.AsMemory(), default, features);
    }

    /// <summary>Makes one row of the resampled table.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="plan">The plan; made for a table of these rows.</param>
    /// <param name="features">The table that was resampled, samples × features.</param>
    /// <param name="sample">The sample of the plan, from 0.</param>
    /// <param name="target">Takes the values; one a column.</param>
    /// <exception cref="BallastException">The sample is an augmented one, which only pixels have.</exception>
    public static void Write<T>(ResamplingPlan plan, Matrix<T> features, int sample, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        Write((plan.Samples[sample], sample), plan.Values, features, target);
    }

    /// <summary>The rows that origins stand for, in their order.</summary>
    internal static Matrix<T> Make<T>(ReadOnlyMemory<SampleOrigin> samples, Matrix<double> computed, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long values = (long)samples.Length * features.Columns;
        if (values > Array.MaxLength)
        {
            throw new BallastException(
                $"The resampled table has {samples.Length} rows of {features.Columns} columns, which is more than the {Array.MaxLength} values of one array. "
                + "Apply the plan row by row, or ask for fewer samples.");
        }

        var result = new Matrix<T>(LargeArray.Allocate<T>((int)values), samples.Length, features.Columns);
        int chunks = (samples.Length + RowsAtOnce - 1) / RowsAtOnce;
        ParallelWork.ForEach(chunks, values < ValuesWorthThreads ? 1 : Environment.ProcessorCount, chunk =>
        {
            int end = Math.Min((chunk + 1) * RowsAtOnce, samples.Length);
            for (int row = chunk * RowsAtOnce; row < end; row++) Write((samples.Span[row], row), computed, features, result.Row(row));
        });
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write<T>((SampleOrigin Origin, int Place) sample, Matrix<double> computed, Matrix<T> features, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        SampleOrigin origin = sample.Origin;
        switch (origin.Kind)
        {
            case SampleKind.Augmented:
                throw new BallastException(
                    $"Sample {sample.Place} of the plan is an augmented version of sample {origin.Base}; only images can be augmented, not feature rows.");
            case SampleKind.Synthetic:
                Interpolate((ReadOnlySpan<T>)features.Row(origin.Base), (ReadOnlySpan<T>)features.Row(origin.Neighbor), origin.Step, target);
                break;
            case SampleKind.Computed or SampleKind.Moved:
                ReadOnlySpan<double> values = computed.Row(origin.ValueRow);
                for (int column = 0; column < target.Length; column++) target[column] = T.CreateTruncating(values[column]);
                break;
            default:
                features.Row(origin.Base).CopyTo(target);
                break;
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
