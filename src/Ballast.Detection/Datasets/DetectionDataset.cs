using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Images with boxes, in an order that is the same on every system, and all that was odd about their source.</summary>
public sealed record DetectionDataset
{
    /// <summary>The folder that the paths in <see cref="DetectionImage.File"/> start from.</summary>
    public required string Root { get; init; }

    /// <summary>The classes, in the order of their labels.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>The images, in ordinal order of their relative paths.</summary>
    public required ImmutableArray<DetectionImage> Images { get; init; }

    /// <summary>What was found wrong or unusual, in ordinal order of file and line: each thing that was left out, repaired or kept as it is.</summary>
    public ImmutableArray<DetectionFinding> Findings { get; init; } = [];

    /// <summary>How many objects each class has.</summary>
    public ClassCounts Counts => ClassCounts.Of([.. Images.SelectMany(image => image.Annotations).Select(annotation => annotation.Label)], Classes.Count);
}
