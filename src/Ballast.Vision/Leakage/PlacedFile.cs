using Ballast.Resampling;

namespace Ballast.Vision;

/// <summary>A file and the part of a split it stands in.</summary>
/// <param name="File">The path relative to the dataset's root, with '/'.</param>
/// <param name="Part">The part.</param>
public readonly record struct PlacedFile(string File, SplitPart Part);
