using Ballast.Vision;

namespace Ballast.Cli;

/// <summary>What <c>ballast augment</c> shall show.</summary>
/// <param name="Methods">Names with commas; null for a set that fits the dataset.</param>
/// <param name="Images">How many images.</param>
/// <param name="Seed">Draws images and variations.</param>
internal sealed record AugmentWishes(string? Methods, int Images, uint Seed)
{
    /// <summary>What training would do.</summary>
    public AugmentationSettings Augmentation { get; init; } = AugmentationSettings.Baseline;
}
