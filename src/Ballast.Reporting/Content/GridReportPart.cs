namespace Ballast.Reporting;

/// <summary>One dataset and network of a report over several.</summary>
/// <param name="Label">What tells it from the others, for example <c>leaves, resnet18</c>.</param>
/// <param name="Link">The path of its own report, relative to the page, with forward slashes.</param>
/// <param name="Content">What its own report shows.</param>
public sealed record GridReportPart(string Label, string Link, ReportContent Content);
