using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>The verdict's one sentence.</summary>
internal static class VerdictSentence
{
    internal static (VerdictKind Kind, string Sentence, ReportRun? Subject) Of(ReportContent content, ImmutableArray<RunComparison> comparisons)
    {
        if (comparisons.IsEmpty) return (VerdictKind.NothingToCompare, NothingToCompare(content), null);
        double baseline = content.Baseline!.Scores!.MacroF1.Value;
        RunComparison top = comparisons[0];
        RunComparison? winner = comparisons.FirstOrDefault(comparison => comparison.Outcome == ComparisonOutcome.Better);
        if (winner is not null)
        {
            string helps = Helps(winner, top, baseline, comparisons.Length);
            return content.ControlOf(winner.Run) is { } control && winner.Run.DifferenceToControl is { } beyond
                ? (beyond.Low > 0 ? VerdictKind.Helps : VerdictKind.LongerTraining, $"{helps} {AgainstControl(control, beyond)}", winner.Run)
                : (VerdictKind.Helps, helps, winner.Run);
        }

        RunComparison? worst = comparisons.Where(comparison => comparison.Outcome == ComparisonOutcome.Worse).MinBy(comparison => comparison.Difference.Value);
        if (worst is not null) return (VerdictKind.Hurts, Hurts(worst, baseline, comparisons), worst.Run);
        // A correction that found nothing to correct is as good as doing nothing, and says nothing.
        RunComparison told = comparisons.FirstOrDefault(comparison => comparison.Difference is not { Value: 0, Low: 0, High: 0 }) ?? top;
        return (VerdictKind.NoDifference, NoDifference(told, ReferenceEquals(told, top) ? "the highest" : "the highest that changed anything", (baseline, comparisons.Length)), told.Run);
    }

    private static string NothingToCompare(ReportContent content)
    {
        int failed = content.Runs.Count(run => !run.IsFinished);
        ReportRun? best = content.Runs.Where(run => run.IsFinished).MaxBy(run => run.Scores!.MacroF1.Value);
        if (best is null)
            return failed == 0 ? "There is no run to compare." : $"No run finished ({failed} failed), so there is nothing to compare.";
        string? obstacle = content.Baseline is not { IsFinished: true } ? (content.Baseline is null ? "there is no baseline" : "the baseline did not finish")
            : content.Runs.Any(run => run.IsFinished && run.Kind != ReportRunKind.Baseline) ? "no paired difference to doing nothing is known"
            : null;
        if (obstacle is not null)
            return $"{best.Name} has the highest macro-F1, {WithInterval(best.Scores!.MacroF1)}, but {obstacle}, so no technique can be compared with doing nothing.";
        string rest = failed > 0 ? $"the other {Figures.Count(failed, "run")} failed" : "there is no technique to compare with it";
        return $"Only doing nothing was measured: macro-F1 {WithInterval(best.Scores!.MacroF1)}; {rest}.";
    }

    private static string Helps(RunComparison winner, RunComparison top, double baseline, int comparisons)
    {
        bool best = ReferenceEquals(winner, top);
        string sentence = $"{winner.Run.Name} {(best && comparisons > 1 ? "is the best technique" : "is better than doing nothing")}: macro-F1 "
            + $"{Against(winner, baseline)}, a gain of {Magnitude(winner, comparisons)}";
        if (best) return sentence + ".";
        string doubt = top.Difference.IncludesZero ? "the interval of its gain includes 0" : "its gain does not stand after the correction";
        return $"{sentence}; {top.Run.Name} scores higher ({Figures.Score(top.Run.Scores!.MacroF1.Value)}), but {doubt}.";
    }

    /// <summary>How much of a gain is left beside training for as many steps without balancing.</summary>
    private static string AgainstControl(ReportRun control, BaselineDifference beyond)
    {
        string score = Figures.Score(control.Scores!.MacroF1.Value);
        string interval = $"(95 % interval {Figures.Signed(beyond.Low)} to {Figures.Signed(beyond.High)})";
        if (beyond.Low > 0) return $"Beyond training for as many steps without balancing ({score}) the gain is {Figures.Score(beyond.Value)} {interval}.";
        string verb = beyond.High < 0 ? "does better" : "does as well as far as this test can tell";
        return $"But training for as many steps without balancing {verb}: {score}, a difference of {Figures.Signed(beyond.Value)} {interval}.";
    }

    private static string Hurts(RunComparison worst, double baseline, ImmutableArray<RunComparison> comparisons)
    {
        if (comparisons.Length == 1)
            return $"{worst.Run.Name} is worse than doing nothing: macro-F1 {Against(worst, baseline)}, a loss of {Magnitude(worst, 1)}.";
        int worse = comparisons.Count(comparison => comparison.Outcome == ComparisonOutcome.Worse);
        string which = worse == 1 ? $"{worst.Run.Name} is worse: it loses" : $"{worse} of {comparisons.Length} are worse: {worst.Run.Name} loses most,";
        return $"No technique is better than doing nothing (macro-F1 {Figures.Score(baseline)}), and {which} {Magnitude(worst, comparisons.Length)}.";
    }

    private static string NoDifference(RunComparison top, string place, (double Baseline, int Comparisons) suite)
    {
        (double baseline, int comparisons) = suite;
        BaselineDifference difference = top.Difference;
        string interval = $"{Figures.Signed(difference.Low)} to {Figures.Signed(difference.High)}";
        string doubt = difference.IncludesZero
            ? $"a difference of {Figures.Signed(difference.Value)} whose 95 % interval ({interval}) includes 0"
            : $"a difference of {Figures.Signed(difference.Value)} (95 % interval {interval}, {PText(top, comparisons)})";
        if (comparisons == 1) return $"{top.Run.Name} is not distinguishable from doing nothing: macro-F1 {Against(top, baseline)}, {doubt}.";
        string allowance = difference.IncludesZero ? "" : $" once {comparisons} comparisons are allowed for";
        return $"No technique is distinguishable from doing nothing{allowance}: {place}, {top.Run.Name}, has macro-F1 {Against(top, baseline)}, {doubt}.";
    }

    private static string Against(RunComparison comparison, double baseline) =>
        $"{Figures.Score(comparison.Run.Scores!.MacroF1.Value)} against {Figures.Score(baseline)}";

    private static string Magnitude(RunComparison comparison, int comparisons)
    {
        BaselineDifference difference = comparison.Difference;
        (double low, double high) = difference.Value < 0 ? (-difference.High, -difference.Low) : (difference.Low, difference.High);
        return $"{Figures.Score(Math.Abs(difference.Value))} (95 % interval {Figures.Score(low)} to {Figures.Score(high)}, {PText(comparison, comparisons)})";
    }

    private static string PText(RunComparison comparison, int comparisons) =>
        Figures.PValue(comparison.AdjustedPValue) + (comparisons > 1 ? $" after Holm’s correction for {comparisons} comparisons" : "");

    private static string WithInterval(Score score) => score.HasInterval
        ? $"{Figures.Score(score.Value)} (95 % interval {Figures.Score(score.Low)} to {Figures.Score(score.High)})"
        : Figures.Score(score.Value);
}
