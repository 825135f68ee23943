using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="BackgroundRatioSampler"/>.</summary>
public sealed record BackgroundRatioSamplerOptions : EpochSamplerOptions
{
    /// <summary>R, images without an object for each image with one, 0 or more; default 1.</summary>
    /// <exception cref="BallastException">Negative or not finite.</exception>
    public double NegativesPerPositive
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"The ratio of negatives to positives is {value} but must be 0 or more. 1 is usual.");
    } = 1;
}
