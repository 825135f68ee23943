using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="InstanceHardnessThreshold"/>.</summary>
public sealed record InstanceHardnessThresholdOptions : SeededSamplerOptions
{
    /// <summary>What estimates how probable a sample's class is; default a <see cref="RandomForestClassifier"/> of 100 trees with this seed and these workers.</summary>
    public IProbabilityEstimator? Estimator { get; init; }

    /// <summary>Into how many folds the samples are divided, each estimated by what the others teach; 2 or more, default 5.</summary>
    public int Folds
    {
        get;
        init => field = value >= 2 ? value : throw new BallastException($"Folds is {value} but must be 2 or more. 5 is usual.");
    } = 5;
}
