namespace Ballast.Vision;

/// <summary>How one image is mixed with another: what was drawn, before any pixel is read.</summary>
public readonly record struct MixingDraw
{
    /// <summary>The image stays as it is.</summary>
    public static MixingDraw None { get; } = new() { Share = 1 };

    /// <summary>λ: how much of the pixels is the image's own, 0 … 1; 1 where nothing is mixed.</summary>
    public double Share { get; internal init; }

    /// <summary>The box that comes from the other image, in whole pixels; null where the whole images are mixed.</summary>
    public PixelBox? Box { get; internal init; }

    /// <summary>Whether the other image is needed at all.</summary>
    public bool NeedsOther => Share < 1;
}
