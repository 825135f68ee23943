using Ballast.Core;

namespace Ballast.Detection;

/// <summary>How images are compared by their looks.</summary>
public sealed record NearDuplicateCheck
{
    /// <summary>In how many of 63 bits the perceptual hashes of two images may differ; 0 … 15, default 8.</summary>
    public int RadiusBits
    {
        get;
        init => field = value is >= 0 and <= HashIndex.LargestRadius
            ? value
            : throw new BallastException($"The radius of near-duplicates is {value} bits but must be from 0 to {HashIndex.LargestRadius}. 8 is usual.");
    } = 8;

    /// <summary>How alike the fine structures of their 32 × 32 thumbnails must be; 0 … 1, default 0.8. 0 asks for the hashes alone.</summary>
    public double LeastLikeness
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"The likeness of near-duplicates is {value} but must be from 0 to 1. 0.8 is usual.");
    } = 0.8;
}
