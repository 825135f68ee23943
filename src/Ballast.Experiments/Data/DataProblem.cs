namespace Ballast.Experiments;

/// <summary>A file that was left out of the dataset.</summary>
/// <param name="File">The file, relative to the dataset's folder.</param>
/// <param name="Kind">What is wrong, in a word or two.</param>
/// <param name="Detail">The particulars.</param>
public sealed record DataProblem(string File, string Kind, string Detail);
