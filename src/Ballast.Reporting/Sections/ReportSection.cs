namespace Ballast.Reporting;

/// <summary>A part of the page; empty when the report has nothing for it.</summary>
internal readonly record struct ReportSection(string Id, string Title, Html Body);
