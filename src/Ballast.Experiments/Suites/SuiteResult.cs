using System.Collections.Immutable;
using Ballast.Reporting;

namespace Ballast.Experiments;

/// <summary>A finished suite.</summary>
/// <param name="Folder">The folder of the summary, the comparison and the report.</param>
/// <param name="Runs">Every run, in the order of running.</param>
/// <param name="Report">What the report shows; null when no run succeeded.</param>
/// <param name="ReportPath">The HTML file; null when no run succeeded.</param>
public sealed record SuiteResult(string Folder, ImmutableArray<SuiteRun> Runs, ReportContent? Report, string? ReportPath)
{
    /// <summary>The number of runs that failed.</summary>
    public int Failures => Runs.Count(run => run.Failure is not null);
}
