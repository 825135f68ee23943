using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="EffectiveNumberSampler"/>.</summary>
public sealed record EffectiveNumberSamplerOptions : RepeatedDrawOptions
{
    /// <summary>β, 0 … below 1; default 0.9999. 0 draws images alike, near 1 classes alike.</summary>
    /// <exception cref="BallastException">Out of range.</exception>
    public double Beta
    {
        get;
        init => field = value is >= 0 and < 1 ? value : throw new BallastException($"Beta is {value} but must be from 0 up to below 1. 0.9999 is usual.");
    } = 0.9999;
}
