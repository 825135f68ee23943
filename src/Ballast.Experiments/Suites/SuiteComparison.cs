using System.Collections.Immutable;
using Ballast.Reporting;

namespace Ballast.Experiments;

/// <summary>What a suite leaves behind when its runs are done: the report and the table in three forms.</summary>
internal static class SuiteComparison
{
    public static SuiteResult Write(string folder, SuiteSettings settings, ImmutableArray<SuiteRun> runs, DateTimeOffset date)
    {
        ImmutableArray<FinishedRun> finished = [.. runs.Where(run => run.Failure is null).Select(Load)];
        if (finished.IsEmpty) return new SuiteResult(folder, runs, null, null);
        RunReport report = RunReport.Of(finished, [.. runs.Where(run => run.Failure is not null)], settings.Command, date);
        string path = Path.Combine(folder, "report.html");
        report.Write(path);
        ComparisonTable table = new ComparisonTable(report.Content);
        AtomicFile.WriteText(Path.Combine(folder, "comparison.csv"), table.ToCsv());
        AtomicFile.WriteText(Path.Combine(folder, "comparison.md"), table.ToMarkdown());
        WriteStatistics(folder, new SeedComparison([new SeedBlocks("", report.Content)]));
        return new SuiteResult(folder, runs, report.Content, path);
    }

    /// <summary>What seeds say, as table and picture; nothing where there are too few.</summary>
    public static void WriteStatistics(string folder, SeedComparison seeds)
    {
        AtomicFile.WriteText(Path.Combine(folder, "seeds.csv"), seeds.ToCsv());
        if (seeds.Ranks is null) return;
        AtomicFile.WriteText(Path.Combine(folder, "critical_difference.svg"), CriticalDifferenceChart.ToSvg(seeds));
        CriticalDifferenceChart.SavePng(Path.Combine(folder, "critical_difference.png"), seeds);
    }

    private static FinishedRun Load(SuiteRun run)
    {
        FinishedRun finished = FinishedRun.Load(run.Folder);
        return (run.Experiment.Adjustment is { } method ? finished.Adjusted(method) : finished) with { Experiment = run.Experiment };
    }
}
