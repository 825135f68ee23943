using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="InstanceHardnessThreshold"/>.</summary>
public sealed record InstanceHardnessThresholdOptions : SeededSamplerOptions
{
    /// <summary>What estimates how probable a sample's class is; default <see cref="GaussianNaiveBayes"/>.</summary>
    public IProbabilityEstimator Estimator
    {
        get;
        init => field = value ?? throw new BallastException("Estimator is nothing. Leave it out for Gaussian naive Bayes.");
    } = new GaussianNaiveBayes(new GaussianNaiveBayesOptions());

    /// <summary>Into how many folds the samples are divided, each estimated by what the others teach; 2 or more, default 5.</summary>
    public int Folds
    {
        get;
        init => field = value >= 2 ? value : throw new BallastException($"Folds is {value} but must be 2 or more. 5 is usual.");
    } = 5;
}
