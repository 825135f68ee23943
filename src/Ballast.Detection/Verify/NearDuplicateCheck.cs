using Ballast.Core;

namespace Ballast.Detection;

/// <summary>How images are compared by their looks.</summary>
/// <remarks>
/// The defaults were measured on 3,894 real images (aquarium, BCCD, RBC, PlantVillage): a copy at 40 % of the size and JPEG quality 60 is found for all but 5, mirrored and turned ones but for 1;
/// of 3.8 million pairs of different files the hashes alone call 350 alike within 8 bits, with the second look about 15, most of them pictures of one scene.
/// </remarks>
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

    /// <summary>How alike the fine structures of their 32 × 32 thumbnails must be; 0 … 1, default 0.75. 0 asks for the hashes alone.</summary>
    public double LeastLikeness
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"The likeness of near-duplicates is {value} but must be from 0 to 1. 0.75 is usual.");
    } = 0.75;

    /// <summary>
    /// How alike the images themselves must be at a second look, at up to 128 × 128 pixels: the lower quartile of the correlations of the fine structure of 64 blocks; 0 … 1, default 0.85. 0 leaves
    /// the second look out.
    /// </summary>
    public double LeastFineLikeness
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"The fine likeness of near-duplicates is {value} but must be from 0 to 1. 0.85 is usual.");
    } = 0.85;
}
