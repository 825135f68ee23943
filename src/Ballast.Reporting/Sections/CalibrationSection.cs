namespace Ballast.Reporting;

/// <summary>Warns where a technique made the probabilities less true.</summary>
internal static class CalibrationSection
{
    internal static Html Render(ReportView view)
    {
        if (view.Baseline is not { } baseline) return Html.Empty;
        ReportRun[] others = [.. view.Finished.Where(run => run.Kind != ReportRunKind.Baseline)];
        Html[] warnings =
        [
            .. others
                .Select(run => (Run: run, Text: Worsened(baseline.Scores!, run.Scores!)))
                .Where(pair => pair.Text.Length > 0)
                .Select(pair => Html.Of($"<li><strong>{pair.Run.Name}:</strong> {pair.Text}</li>")),
        ];
        if (warnings.Length == 0) return Html.Empty;
        return Html.Of($"""
            <div class="caution">
            <p>Trained on a changed class mix or loss, a network learns probabilities of that mix. These lie outside the interval of doing nothing (log-loss {Interval(baseline.Scores!.LogLoss)}, ECE {Interval(baseline.Scores.Ece)}):</p>
            <ul>{Html.Join(warnings)}</ul>
            <p>Do not read their outputs as chances, and set no threshold on them, before calibrating them on data with the true class mix.</p>
            </div>
            """);
    }

    private static string Worsened(RunScores baseline, RunScores scores) => string.Join(
        ", ",
        new[] { Part("log-loss", baseline.LogLoss, scores.LogLoss), Part("ECE", baseline.Ece, scores.Ece) }.Where(part => part.Length > 0));

    /// <summary>Outside the baseline's interval; without an interval, a tenth above its value.</summary>
    private static string Part(string name, Score baseline, Score score)
    {
        double limit = baseline.HasInterval ? baseline.High : baseline.Value * 1.1;
        return score.Value > limit ? $"{name} {Figures.Score(score.Value)} against {Figures.Score(baseline.Value)}" : "";
    }

    private static string Interval(Score score) => score.HasInterval ? $"{Figures.Score(score.Low)} to {Figures.Score(score.High)}" : Figures.Score(score.Value);
}
