namespace Ballast.Reporting;

/// <summary>A file of the dataset that was left out.</summary>
/// <param name="File">The file, relative to the dataset.</param>
/// <param name="Kind">What is wrong in a few words, for example <c>unreadable image</c>.</param>
/// <param name="Detail">The particulars; may be empty.</param>
public sealed record ReportProblem(string File, string Kind, string Detail);
