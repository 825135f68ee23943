using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE, then a cleaning method on its outcome, told as one plan.</summary>
internal static class CleaningStep
{
    /// <summary>SMOTE with the settings of a method that begins with it.</summary>
    public static Smote SmoteOf(SmoteFamilyOptions options) => new(new SmoteOptions
    {
        Target = options.Target,
        Seed = options.Seed,
        Neighbors = options.Neighbors,
        SmallClass = options.SmallClass,
        Compatibility = options.Compatibility,
        Workers = options.Workers,
        ClassNames = options.ClassNames,
    });

    public static ResamplingPlan After<T>(ISampler smote, ISampler cleaning, Matrix<T> features, ReadOnlySpan<int> labels, (ClassScope Scope, PlanBuilder Plan) whole)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ResamplingPlan grown = smote.Resample(features, labels, whole.Scope.Counts.Classes);
        Matrix<T> between = PlanFeatures.Apply(grown, features);
        ResamplingPlan cleaned = cleaning.Resample(between, grown.Labels.AsSpan(), whole.Scope.Counts.Classes);
        PlanComposition<T>.Write(grown, cleaned, between, whole.Plan);
        return whole.Plan.Build();
    }
}
