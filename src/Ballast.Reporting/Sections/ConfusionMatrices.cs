using Ballast.Core;

namespace Ballast.Reporting;

/// <summary>The confusion matrices; with many classes or runs, those of the baseline and of the verdict's technique open and the others folded.</summary>
internal static class ConfusionMatrices
{
    private const int MostOpenClasses = 15, MostOpenRuns = 12;

    internal static Html Render(ReportView view)
    {
        ReportRun[] runs = [.. view.BaselineFirst.Where(run => run.Confusion is not null)];
        if (runs.Length == 0) return Html.Empty;
        ClassNames classes = view.Dataset.Classes;
        bool folded = classes.Count > MostOpenClasses || runs.Length > MostOpenRuns;
        Html[] figures = [.. runs.Select(run => Figure(view, run, classes, folded))];
        return Html.Of($"""
            <p class="intro">Rows are the true class, columns the predicted one. Shade is the share of the true class (blue: right, orange: wrong), the number is how many test images.</p>
            <div class="panels {(folded ? "wide" : "")}">
            {Html.Join(figures)}</div>
            """);
    }

    private static Html Figure(ReportView view, ReportRun run, ClassNames classes, bool folded)
    {
        Html caption = Html.Of($"""{RunLabel.Render(run)}<span class="sub">macro-F1 {Figures.Score(run.Scores!.MacroF1.Value)}</span>""");
        Html grid = Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="Confusion matrix of {run.Name}">{ConfusionGrid.Render(run.Confusion!, classes, $"Confusion matrix of {run.Name}")}</div>
            """);
        if (!folded) return Html.Of($"<figure><figcaption>{caption}</figcaption>{grid}</figure>\n");
        bool open = run.Kind == ReportRunKind.Baseline || ReferenceEquals(run, view.Verdict.Subject);
        return Html.Of($"<details{(open ? Html.Of($""" open="open" """) : Html.Empty)}><summary>{caption}</summary>{grid}</details>\n");
    }
}
