using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="GaussianNaiveBayes"/>.</summary>
public sealed record GaussianNaiveBayesOptions
{
    /// <summary>What is added to every variance, as a share of the largest variance of a feature; above 0, default 1e-9.</summary>
    public double VarianceSmoothing
    {
        get;
        init => field = value is > 0 and < double.PositiveInfinity
            ? value
            : throw new BallastException($"VarianceSmoothing is {value} but must be above 0. 1e-9 is usual.");
    } = 1e-9;
}
