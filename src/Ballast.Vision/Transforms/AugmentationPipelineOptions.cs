namespace Ballast.Vision;

/// <summary>What holds for all steps of an <see cref="AugmentationPipeline"/>.</summary>
public sealed record AugmentationPipelineOptions
{
    /// <summary>The grey of pixels that come from outside of the image and of holes; default 114, as detectors have it. 0 is black.</summary>
    public byte FillValue { get; init; } = 114;

    /// <summary>Which boxes survive.</summary>
    public BoxRule Boxes { get; init => field = value ?? throw new ArgumentNullException(nameof(Boxes)); } = new();
}
