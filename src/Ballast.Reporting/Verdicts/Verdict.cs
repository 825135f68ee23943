using System.Collections.Immutable;
using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>What the runs of a report say about balancing, in one sentence and a few notes.</summary>
/// <remarks>
/// A technique counts as better (or worse) than doing nothing when the 95 % interval of its paired macro-F1 difference leaves 0 out and its p-value
/// stays below 0.05 after Holm's correction over all techniques that were compared. Failed runs are named and not compared.
/// </remarks>
public sealed class Verdict
{
    private Verdict(VerdictKind kind, string sentence, ImmutableArray<RunComparison> comparisons)
    {
        Kind = kind;
        Sentence = sentence;
        Comparisons = comparisons;
    }

    /// <summary>What the comparison came to.</summary>
    public VerdictKind Kind { get; }

    /// <summary>The verdict in one sentence of plain text.</summary>
    public string Sentence { get; }

    /// <summary>The technique that the sentence is about; null when there is nothing to compare.</summary>
    public ReportRun? Subject { get; private init; }

    /// <summary>What a reader should know beside the sentence, one plain sentence or two each.</summary>
    public ImmutableArray<string> Notes { get; private init; } = [];

    /// <summary>Each finished technique against doing nothing, best macro-F1 first.</summary>
    public ImmutableArray<RunComparison> Comparisons { get; }

    /// <summary>Judges the runs of a report.</summary>
    /// <param name="content">The report.</param>
    public static Verdict Of(ReportContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        ImmutableArray<RunComparison> comparisons = Compare(content);
        (VerdictKind kind, string sentence, ReportRun? subject) = VerdictSentence.Of(content, comparisons);
        return new Verdict(kind, sentence, comparisons) { Subject = subject, Notes = VerdictNotes.Of(content, comparisons, subject) };
    }

    /// <summary>The comparison of one run; null for the baseline and for runs that were not compared.</summary>
    /// <param name="run">A run of the report.</param>
    public RunComparison? For(ReportRun run) => Comparisons.FirstOrDefault(comparison => ReferenceEquals(comparison.Run, run));

    private static ImmutableArray<RunComparison> Compare(ReportContent content)
    {
        if (content.Baseline is not { IsFinished: true }) return [];
        ReportRun[] compared =
        [
            .. content.Runs
                .Where(run => run.Kind is not (ReportRunKind.Baseline or ReportRunKind.Control) && run.IsFinished && run.Difference is not null)
                .OrderByDescending(run => run.Scores!.MacroF1.Value),
        ];
        double[] adjusted = Holm.Adjust([.. compared.Select(run => run.Difference!.PValue)]);
        return [.. compared.Select((run, i) => new RunComparison(run, run.Difference!, adjusted[i]))];
    }
}
