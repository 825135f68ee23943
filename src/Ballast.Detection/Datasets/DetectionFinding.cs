namespace Ballast.Detection;

/// <summary>Something in a source that is not as it should be, and what was made of it.</summary>
/// <param name="File">The path relative to the dataset's root, with '/'.</param>
/// <param name="Line">The line, from 1, where the file has lines; otherwise null.</param>
/// <param name="Kind">The kind of thing.</param>
/// <param name="Detail">What is wrong and what was done, in a sentence.</param>
public sealed record DetectionFinding(string File, int? Line, DetectionFindingKind Kind, string Detail);
