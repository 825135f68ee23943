using System.Collections.Immutable;
using Ballast.Reporting;

namespace Ballast.Experiments;

/// <summary>What a suite leaves behind when its runs are done: the report and the table in three forms.</summary>
internal static class SuiteComparison
{
    public static SuiteResult Write(string folder, SuiteSettings settings, ImmutableArray<SuiteRun> runs, DateTimeOffset date)
    {
        ImmutableArray<FinishedRun> finished = [.. runs.Where(run => run.Failure is null).Select(run => FinishedRun.Load(run.Folder))];
        if (finished.IsEmpty) return new SuiteResult(folder, runs, null, null);
        RunReport report = RunReport.Of(finished, [.. runs.Where(run => run.Failure is not null)], settings.Command, date);
        string path = Path.Combine(folder, "report.html");
        report.Write(path);
        ComparisonTable table = new ComparisonTable(report.Content);
        AtomicFile.WriteText(Path.Combine(folder, "comparison.csv"), table.ToCsv());
        AtomicFile.WriteText(Path.Combine(folder, "comparison.md"), table.ToMarkdown());
        return new SuiteResult(folder, runs, report.Content, path);
    }
}
