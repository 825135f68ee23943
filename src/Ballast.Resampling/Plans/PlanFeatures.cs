using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Applies a plan to a feature table: copies the rows it keeps and repeats, interpolates the synthetic ones, and takes over the values of computed ones.</summary>
public static class PlanFeatures
{
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
        return PlannedRows.Make(plan.Samples.AsMemory(), plan.Values, features);
    }

    /// <summary>Makes the resampled table of a plan for numeric targets.</summary>
    /// <inheritdoc cref="Apply{T}(ResamplingPlan, Matrix{T})"/>
    public static Matrix<T> Apply<T>(RegressionPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Total)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Total}.", nameof(features));
        return PlannedRows.Make(plan.Samples.AsMemory(), plan.Values, features);
    }

    /// <summary>Makes the resampled table of a plan for samples with several labels.</summary>
    /// <inheritdoc cref="Apply{T}(ResamplingPlan, Matrix{T})"/>
    public static Matrix<T> Apply<T>(MultiLabelPlan plan, Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (features.Rows != plan.Before.Samples)
            throw new ArgumentException($"The table has {features.Rows} rows, but the plan was made for {plan.Before.Samples}.", nameof(features));
        return PlannedRows.Make(plan.Samples.AsMemory(), default, features);
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
        PlannedRows.Write(plan.Samples.AsSpan().Slice(sample, 1), sample, plan.Values, features, target);
    }
}
