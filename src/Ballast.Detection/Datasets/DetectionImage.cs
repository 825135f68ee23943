using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>One image of a detection dataset, with or without objects.</summary>
public sealed record DetectionImage
{
    /// <summary>The path relative to the dataset's root, with '/': its name in reports and plans.</summary>
    public required string File { get; init; }

    /// <summary>Where the file lies; null where a dataset has annotations only.</summary>
    public string? FullPath { get; init; }

    /// <summary>Pixels; 0 where nobody has looked at the file.</summary>
    public int WidthPixels { get; init; }

    /// <summary>Pixels; 0 where nobody has looked at the file.</summary>
    public int HeightPixels { get; init; }

    /// <summary>What it shares with other images (a volume, a patient); null where unknown.</summary>
    public string? Group { get; init; }

    /// <summary>Its place in its volume, from 0; null where unknown.</summary>
    public int? Slice { get; init; }

    /// <summary>The part it lies in; null where the dataset has no parts.</summary>
    public SplitPart? Part { get; init; }

    /// <summary>Its objects, in the order of the source.</summary>
    public ImmutableArray<Annotation> Annotations { get; init; } = [];

    /// <summary>Whether it has an object.</summary>
    public bool IsPositive => !Annotations.IsEmpty;
}
