using System.Collections.Immutable;
using System.Globalization;

namespace Ballast.Reporting;

/// <summary>The sentences under the verdict.</summary>
internal static class VerdictNotes
{
    /// <summary>Below this many test samples the recall of a class moves by more than 3 points with a single image.</summary>
    private const int FewSamples = 30;

    internal static ImmutableArray<string> Of(ReportContent content, ImmutableArray<RunComparison> comparisons, ReportRun? subject)
    {
        List<string> notes = [];
        AddOthers(notes, comparisons, subject);
        if (subject is not null && RecallNote(content, subject) is { } recall) notes.Add(recall);
        string[] apart =
            [.. content.Runs.Where(run => run.IsFinished && run.Kind is not (ReportRunKind.Baseline or ReportRunKind.Control) && run.Difference is null).Select(run => run.Name)];
        if (!comparisons.IsEmpty && apart.Length > 0) notes.Add($"Not compared with doing nothing, for want of a paired difference: {string.Join(", ", apart)}.");
        string[] failed = [.. content.Runs.Where(run => !run.IsFinished).Select(run => run.Name)];
        if (failed.Length > 0 && failed.Length < content.Runs.Length)
            notes.Add($"{Figures.Count(failed.Length, "run")} failed and {(failed.Length == 1 ? "is" : "are")} not compared: {string.Join(", ", failed)}.");
        return [.. notes];
    }

    private static void AddOthers(List<string> notes, ImmutableArray<RunComparison> comparisons, ReportRun? subject)
    {
        RunComparison[] others = [.. comparisons.Where(comparison => !ReferenceEquals(comparison.Run, subject))];
        if (Names(others, ComparisonOutcome.Better) is { } better)
            notes.Add($"Also better than doing nothing: {better}. Each is compared with doing nothing, not with the others.");
        if (Names(others, ComparisonOutcome.Worse) is { } worse) notes.Add($"Worse than doing nothing: {worse}.");
        RunComparison[] uncertain =
            [.. others.Where(comparison => comparison.Outcome == ComparisonOutcome.NoClearDifference && !comparison.Difference.IncludesZero)];
        if (uncertain.Length > 0)
            notes.Add("Not certain once all comparisons are allowed for, though the interval alone leaves 0 out: "
                + string.Join(", ", uncertain.Select(comparison => $"{Named(comparison)[..^1]}, {Figures.PValue(comparison.AdjustedPValue)})")) + ".");
    }

    private static string? Names(RunComparison[] comparisons, ComparisonOutcome outcome)
    {
        string[] names = [.. comparisons.Where(comparison => comparison.Outcome == outcome).Select(Named)];
        return names.Length == 0 ? null : string.Join(", ", names);
    }

    private static string Named(RunComparison comparison) => $"{comparison.Run.Name} ({Figures.Signed(comparison.Difference.Value)})";

    private static string? RecallNote(ReportContent content, ReportRun subject)
    {
        ImmutableArray<Score> before = content.Baseline!.Scores!.Recall;
        ImmutableArray<Score> after = subject.Scores!.Recall;
        if (before.IsEmpty || before.Length != after.Length) return null;
        int[] labels = [.. Enumerable.Range(0, before.Length).Where(label => double.IsFinite(after[label].Value - before[label].Value))];
        if (labels.Length == 0) return null;
        int rose = labels.MaxBy(label => after[label].Value - before[label].Value);
        int fell = labels.MinBy(label => after[label].Value - before[label].Value);
        List<string> changes = [];
        if (after[rose].Value > before[rose].Value) changes.Add($"rose most for {Change(rose)}");
        if (after[fell].Value < before[fell].Value) changes.Add($"fell most for {Change(fell)}");
        if (changes.Count == 0) return $"With {subject.Name}, no class’s recall changed.";
        string few = content.Dataset.Test[rose] < FewSamples || content.Dataset.Test[fell] < FewSamples ? " Few test samples: read it as a hint." : "";
        return $"With {subject.Name}, recall {string.Join(" and ", changes)}.{few}";

        string Change(int label) => string.Create(
            CultureInfo.InvariantCulture,
            $"‘{content.Dataset.Classes[label]}’ ({Figures.Short(before[label].Value)} to {Figures.Short(after[label].Value)}, {Figures.Count(content.Dataset.Test[label], "test sample")})");
    }
}
