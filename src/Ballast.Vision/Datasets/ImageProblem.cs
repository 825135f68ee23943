namespace Ballast.Vision;

/// <summary>A file or folder that was left out of a dataset, and why.</summary>
/// <param name="File">The path relative to the dataset's root, with '/'.</param>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Detail">What is wrong, in a sentence.</param>
public sealed record ImageProblem(string File, ImageProblemKind Kind, string Detail);
