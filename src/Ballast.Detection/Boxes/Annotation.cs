using System.Collections.Immutable;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>One object of an image.</summary>
/// <param name="Label">The place of its class in <see cref="DetectionDataset.Classes"/>.</param>
/// <param name="Box">Where it is.</param>
public sealed record Annotation(int Label, PixelBox Box)
{
    /// <summary>Its outline, pixels, where the source has one: three points or more; otherwise empty.</summary>
    public ImmutableArray<(double X, double Y)> Polygon { get; init; } = [];

    /// <summary>Whether it stands for a crowd of objects (COCO's <c>iscrowd</c>).</summary>
    public bool IsCrowd { get; init; }

    /// <summary>Whether the source calls it difficult (Pascal VOC).</summary>
    public bool IsDifficult { get; init; }

    /// <summary>Whether the source says that a part of the object cannot be seen (Pascal VOC).</summary>
    public bool IsTruncated { get; init; }
}
