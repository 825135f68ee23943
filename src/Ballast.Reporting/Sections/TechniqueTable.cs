namespace Ballast.Reporting;

/// <summary>All techniques, best macro-F1 first, with intervals drawn.</summary>
internal static class TechniqueTable
{
    private const int Columns = 9;

    internal static Html Render(ReportView view)
    {
        if (view.Content.Runs.IsEmpty) return Html.Empty;
        ForestPlot forest = new([.. view.Finished.Select(run => run.Scores!.MacroF1)], view.Baseline?.Scores!.MacroF1.Value ?? double.NaN);
        BestScores best = new(view.Finished);
        return Html.Of($"""
            <p class="intro">Test scores, best macro-F1 first; bold marks the best of a column. The dashed line is doing nothing; whiskers and small figures are 95 % intervals.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of techniques">
            <table class="techniques">
            <thead><tr><th scope="col">Technique</th><th scope="col" class="number">Macro-F1</th><th scope="col" class="forest"><span class="hidden">Interval of macro-F1</span>{(view.Finished.IsEmpty ? Html.Empty : forest.Axis())}</th><th scope="col" class="number">Difference to doing nothing</th><th scope="col" class="number">Balanced accuracy</th><th scope="col" class="number">MCC</th><th scope="col" class="number">Log-loss <span title="lower is better">↓</span></th><th scope="col" class="number">ECE <span title="lower is better">↓</span></th><th scope="col" class="number">Cost<span class="sub">time, memory, training images</span></th></tr></thead>
            <tbody>
            {Html.Each(view.Finished, run => Row(view, run, forest, best))}{Html.Each(view.Failed, FailedRow)}</tbody>
            </table>
            </div>
            {Legend()}{Warnings(view)}
            """);
    }

    private static Html Row(ReportView view, ReportRun run, ForestPlot forest, BestScores best)
    {
        RunScores scores = run.Scores!;
        string tone = RunLabel.Tone(view, run);
        return Html.Of($"""
            <tr class="{(run.Kind == ReportRunKind.Baseline ? "baseline" : "")}"><th scope="row">{RunLabel.Render(run)}{Detail(run)}</th>{ScoreCell(scores.MacroF1, best.MacroF1)}<td class="forest">{forest.Row(run, tone)}</td><td class="number">{Difference(view, run)}</td>{ScoreCell(scores.BalancedAccuracy, best.BalancedAccuracy)}{ScoreCell(scores.Mcc, best.Mcc)}{ScoreCell(scores.LogLoss, best.LogLoss)}{ScoreCell(scores.Ece, best.Ece)}{CostCell(run)}</tr>

            """);
    }

    private static Html Detail(ReportRun run)
    {
        string settings = string.Join(" · ", new[] { run.Technique, run.Loss }.Concat(run.Extras.Select(extra => extra.Value)).Where(part => part.Length > 0));
        return Html.Of($"""<span class="sub">{settings}</span><span class="sub">{run.Group}</span>""");
    }

    private static Html ScoreCell(Score score, double best)
    {
        Html interval = score.HasInterval
            ? Html.Of($"""<span class="sub">{Figures.Score(score.Low)} to {Figures.Score(score.High)}</span>""")
            : Html.Empty;
        bool isBest = double.IsFinite(score.Value) && Figures.Score(score.Value) == Figures.Score(best);
        string value = Figures.Score(score.Value);
        return Html.Of($"""<td class="number">{(isBest ? Html.Of($"<strong>{value}</strong>") : Html.Of($"{value}"))}{interval}</td>""");
    }

    private static Html Difference(ReportView view, ReportRun run)
    {
        if (run.Kind == ReportRunKind.Baseline) return Html.Of($"""<span class="sub">reference</span>""");
        if (run is { Kind: ReportRunKind.Control, Difference: { } ofControl })
            return Html.Of($"""{Figures.Signed(ofControl.Value)}<span class="sub">{Figures.Signed(ofControl.Low)} to {Figures.Signed(ofControl.High)}</span><span class="sub">control</span>""");
        if (view.Verdict.For(run) is not { } comparison) return Html.Of($"{Figures.Missing}");
        BaselineDifference difference = comparison.Difference;
        string sign = comparison.Outcome switch { ComparisonOutcome.Better => "▲", ComparisonOutcome.Worse => "▼", _ => "≈" };
        string spoken = comparison.Outcome switch
        {
            ComparisonOutcome.Better => "better than doing nothing",
            ComparisonOutcome.Worse => "worse than doing nothing",
            _ => "no clear difference",
        };
        return Html.Of($"""
            <span class="{RunLabel.Tone(view, run)}" title="{spoken}">{sign} {Figures.Signed(difference.Value)}</span><span class="hidden"> ({spoken})</span><span class="sub">{Figures.Signed(difference.Low)} to {Figures.Signed(difference.High)}</span><span class="sub">{Figures.PValue(comparison.AdjustedPValue)}</span>{ToControl(run)}
            """);
    }

    private static Html ToControl(ReportRun run) => run.DifferenceToControl is { } beyond
        ? Html.Of($"""<span class="sub" title="{run.Control}: the 95 % interval is {Figures.Signed(beyond.Low)} to {Figures.Signed(beyond.High)}">{Figures.Signed(beyond.Value)} to as many steps</span>""")
        : Html.Empty;

    private static Html CostCell(ReportRun run)
    {
        if (run.Cost is not { } cost)
        {
            string free = run.Kind == ReportRunKind.OnBaselinePredictions ? "free" : Figures.Missing;
            return Html.Of($"""<td class="number">{free}</td>""");
        }

        string samples = cost.TrainingSamples > 0 ? Figures.Count(cost.TrainingSamples, "image") : Figures.Missing;
        return Html.Of($"""<td class="number">{Figures.Seconds(cost.TrainSeconds)}<span class="sub">{Figures.Bytes(cost.PeakMemoryBytes)}</span><span class="sub">{samples}</span></td>""");
    }

    private static Html FailedRow(ReportRun run) => Html.Of($"""
        <tr class="failed"><th scope="row">{RunLabel.Render(run)}{Detail(run)}</th><td colspan="{Columns - 1}"><strong>Failed.</strong> {run.FailedReason ?? "No scores were written."}</td></tr>

        """);

    private static Html Legend() => Html.Of($"""
        <p class="legend"><span class="up">▲ better</span>, <span class="down">▼ worse</span>, ≈ no clear difference to doing nothing; p after Holm’s correction. ■ baseline, ◆ control, ● own training, ○ correction of the baseline’s predictions. ↓ lower is better.</p>
        """);

    private static Html Warnings(ReportView view)
    {
        ReportRun[] warned = [.. view.Finished.Where(run => !run.Warnings.IsEmpty)];
        return warned.Length == 0
            ? Html.Empty
            : Html.Of($"""
                <ul class="warnings">{Html.Each(warned, run => Html.Each(run.Warnings, warning => Html.Of($"<li><strong>{run.Name}:</strong> {warning}</li>")))}</ul>
                """);
    }
}
