using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="EpochUnderSampler"/>.</summary>
public sealed record EpochUnderSamplerOptions : EpochSamplerOptions
{
    /// <summary>Images of a larger class for each image of the rarest, 1 or more; default 1. A class that has fewer is used whole.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public double Ratio
    {
        get;
        init => field = value >= 1 && double.IsFinite(value) ? value : throw new BallastException($"The ratio of larger classes to the rarest is {value} but must be 1 or more. 1 makes all classes alike.");
    } = 1;
}
