using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Resamples tables: plans, applies the plan, and marks the result.</summary>
public static class LabeledTableSampling
{
    /// <summary>Resamples a table, usually the training part.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="sampler">The sampler.</param>
    /// <param name="table">The table; not changed. One that was resampled before may be resampled again.</param>
    /// <exception cref="BallastException">The sampler refuses the table.</exception>
    public static ResampledTable<T> Resample<T>(this ISampler sampler, LabeledTable<T> table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentNullException.ThrowIfNull(table);
        ResamplingPlan plan = sampler.Resample(table.Features, table.Labels.AsSpan(), table.Classes);
        var resampled = new LabeledTable<T>(PlanFeatures.Apply(plan, table.Features), plan.Labels, table.Classes)
        {
            ClassNames = table.ClassNames,
            FeatureNames = table.FeatureNames,
            ResampledBy = table.ResampledBy is { } before ? $"{before}, then {plan.Method}" : plan.Method,
        };
        return new ResampledTable<T>(resampled, plan);
    }
}
