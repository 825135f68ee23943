using System.Collections.Immutable;
using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>What a plan does with one image.</summary>
public sealed record PlannedImage
{
    /// <summary>The path relative to the input's root, with '/'.</summary>
    public required string File { get; init; }

    /// <summary>Its volume.</summary>
    public required string Volume { get; init; }

    /// <summary>What stays together in the split: the patient where a map names patients, else the volume.</summary>
    public required string Group { get; init; }

    /// <summary>The part it lay in; null where the input has no parts.</summary>
    public SplitPart? OriginalPart { get; init; }

    /// <summary>The part it goes to.</summary>
    public SplitPart Part { get; init; }

    /// <summary>How often it is written; 0 leaves it out.</summary>
    public int Copies { get; init; }

    /// <summary>The classes of its objects, each once, in order.</summary>
    public ImmutableArray<int> Labels { get; init; } = [];

    /// <summary>Whether it has an object.</summary>
    public bool IsPositive => !Labels.IsEmpty;

    internal YoloImage Source { get; init; } = null!;
}
