using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>A report's content with what several sections need of it.</summary>
internal sealed class ReportView
{
    internal ReportView(ReportContent content)
    {
        Content = content;
        Verdict = Verdict.Of(content);
        Finished = [.. content.Runs.Where(run => run.IsFinished).OrderByDescending(run => run.Scores!.MacroF1.Value)];
        Failed = [.. content.Runs.Where(run => !run.IsFinished)];
        Baseline = content.Baseline is { IsFinished: true } baseline ? baseline : null;
    }

    internal ReportContent Content { get; }

    internal ReportDataset Dataset => Content.Dataset;

    internal Verdict Verdict { get; }

    /// <summary>The finished runs, best macro-F1 first.</summary>
    internal ImmutableArray<ReportRun> Finished { get; }

    internal ImmutableArray<ReportRun> Failed { get; }

    /// <summary>The baseline when it finished.</summary>
    internal ReportRun? Baseline { get; }

    /// <summary>The finished runs with the baseline in front, then best macro-F1 first.</summary>
    internal IEnumerable<ReportRun> BaselineFirst => Finished.OrderBy(run => run.Kind == ReportRunKind.Baseline ? 0 : 1);
}
