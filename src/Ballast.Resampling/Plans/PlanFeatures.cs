using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Applies a plan to a feature table: copies the rows it keeps and repeats, and interpolates the synthetic ones.</summary>
public static class PlanFeatures
{
    /// <summary>Makes the resampled table.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="plan">The plan; made for a table of these rows. It may not hold augmented samples.</param>
    /// <param name="features">The table that was resampled, samples × features.</param>
    /// <returns>One row a sample of the plan. A synthetic row is base + step · (neighbour − base), computed in double.</returns>
    /// <exception cref="ArgumentException">The table has another number of rows than the plan was made for.</exception>
    /// <exception cref="BallastException">The plan holds an augmented sample, which only pixels have.</exception>
    public static Matrix<T> Apply<T>(ResamplingPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Total)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Total}.", nameof(features));
        var result = new Matrix<T>(plan.Samples.Length, features.Columns);
        Write(plan.Samples.AsSpan(), plan.Values, features, result);
        return result;
    }

    /// <summary>Makes the resampled table of a plan for numeric targets.</summary>
    /// <inheritdoc cref="Apply{T}(ResamplingPlan, Matrix{T})"/>
    public static Matrix<T> Apply<T>(RegressionPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Total)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Total}.", nameof(features));
        var result = new Matrix<T>(plan.Samples.Length, features.Columns);
        Write(plan.Samples.AsSpan(), plan.Values, features, result);
        return result;
    }

    /// <summary>Makes the resampled table of a plan for samples with several labels.</summary>
    /// <inheritdoc cref="Apply{T}(ResamplingPlan, Matrix{T})"/>
    public static Matrix<T> Apply<T>(MultiLabelPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Samples)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Samples}.", nameof(features));
        var result = new Matrix<T>(plan.Samples.Length, features.Columns);
        Write(plan.Samples.AsSpan(), default, features, result);
        return result;
    }

    /// <summary>Writes the row of each origin.</summary>
    internal static void Write<T>(ReadOnlySpan<SampleOrigin> samples, Matrix<double> values, Matrix<T> features, Matrix<T> result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < samples.Length; row++)
        {
            SampleOrigin origin = samples[row];
            if (origin.Kind == SampleKind.Augmented)
                throw new BallastException(
                    $"Sample {row} of the plan is an augmented version of sample {origin.Base}; only images can be augmented, not feature rows.");
            if (origin.Kind == SampleKind.Synthetic) Interpolate(features.Row(origin.Base), features.Row(origin.Neighbor), origin.Step, result.Row(row));
            else if (origin.ValueRow >= 0) Narrow(values.Row(origin.ValueRow), result.Row(row));
            else features.Row(origin.Base).CopyTo(result.Row(row));
        }
    }

    private static void Narrow<T>(ReadOnlySpan<double> values, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < target.Length; column++) target[column] = T.CreateTruncating(values[column]);
    }

    private static void Interpolate<T>(ReadOnlySpan<T> start, ReadOnlySpan<T> end, double step, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < target.Length; column++)
        {
            double from = double.CreateTruncating(start[column]), to = double.CreateTruncating(end[column]);
            target[column] = T.CreateTruncating(from + step * (to - from));
        }
    }
}
