namespace Ballast.Reporting;

/// <summary>A run's name with what sets it apart.</summary>
internal static class RunLabel
{
    internal static Html Render(ReportRun run)
    {
        string tag = run.Kind switch
        {
            ReportRunKind.Baseline => "baseline",
            ReportRunKind.OnBaselinePredictions => "no retraining",
            ReportRunKind.Control => "control",
            _ => "",
        };
        Html tagged = tag.Length == 0 ? Html.Empty : Html.Of($""" <span class="tag">{tag}</span>""");
        return Html.Of($"""<span class="name">{run.Name}</span>{tagged}""");
    }

    /// <summary>The style class of a run's marks: better, worse, baseline or plain.</summary>
    internal static string Tone(ReportView view, ReportRun run) => run.Kind == ReportRunKind.Baseline
        ? "base"
        : view.Verdict.For(run)?.Outcome switch
        {
            ComparisonOutcome.Better => "up",
            ComparisonOutcome.Worse => "down",
            _ => "plain",
        };
}
