using Ballast.Resampling;

namespace Ballast.Detection;

/// <summary>An image of a YOLO folder and where its label file is.</summary>
internal sealed record YoloImage
{
    /// <summary>The path relative to the root, with '/'.</summary>
    internal required string File { get; init; }

    internal required string FullPath { get; init; }

    /// <summary>The path below the folder of its part.</summary>
    internal required string Inner { get; init; }

    internal SplitPart? Part { get; init; }

    /// <summary>Where its label file belongs, relative to the root.</summary>
    internal required string LabelFile { get; init; }

    /// <summary>Where its label file lies; null where there is none.</summary>
    internal string? LabelPath { get; init; }

    /// <summary>Whether the label file has 0 bytes, as the listing tells.</summary>
    internal bool HasEmptyLabel { get; init; }
}
