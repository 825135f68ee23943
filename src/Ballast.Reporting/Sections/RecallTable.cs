using System.Globalization;

namespace Ballast.Reporting;

/// <summary>Recall of each class (row) with each technique (column), rarest class first; shade = change against doing nothing.</summary>
internal static class RecallTable
{
    private const int LongestName = 40;

    internal static Html Render(ReportView view)
    {
        ReportRun[] runs = [.. view.BaselineFirst.Where(run => !run.Scores!.Recall.IsEmpty)];
        if (runs.Length == 0) return Html.Empty;
        ReportDataset dataset = view.Dataset;
        IEnumerable<int> labels = Enumerable.Range(0, dataset.Classes.Count).OrderBy(label => dataset.Training[label]).ThenBy(label => label);
        bool compared = runs[0].Kind == ReportRunKind.Baseline && runs.Length > 1;
        string caption = compared
            ? "Share of a class’s test images that are found, rarest class first. Blue: more than with doing nothing; orange: fewer; the stronger, the larger the change."
            : "Share of a class’s test images that are found, rarest class first.";
        return Html.Of($"""
            <p class="intro">{caption}</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Recall of each class">
            <table class="recall">
            <thead><tr><th scope="col">Class</th><th scope="col" class="number">Training images</th><th scope="col" class="number">Test images</th>{Html.Each(runs, run => Html.Of($"""<th scope="col" class="number">{RunLabel.Render(run)}</th>"""))}</tr></thead>
            <tbody>
            {Html.Each(labels, label => Row(dataset, runs, label, compared))}</tbody>
            </table>
            </div>
            """);
    }

    private static Html Row(ReportDataset dataset, ReportRun[] runs, int label, bool compared)
    {
        double reference = compared ? runs[0].Scores!.Recall[label].Value : double.NaN;
        return Html.Of($"""
            <tr><th scope="row" title="{dataset.Classes[label]}">{Shortened.To(dataset.Classes[label], LongestName)}</th><td class="number">{Figures.Count(dataset.Training[label])}</td><td class="number">{Figures.Count(dataset.Test[label])}</td>{Html.Each(runs, run => Cell(run.Scores!.Recall[label], reference))}</tr>

            """);
    }

    private static Html Cell(Score recall, double reference)
    {
        double change = recall.Value - reference;
        string interval = recall.HasInterval ? $"95 % interval {Figures.Score(recall.Low)} to {Figures.Score(recall.High)}" : "";
        string against = double.IsFinite(change) ? $"{Figures.Signed(change)} against doing nothing" : "";
        string title = string.Join("; ", new[] { against, interval }.Where(part => part.Length > 0));
        if (!double.IsFinite(change) || Math.Abs(change) < 0.005)
            return Html.Of($"""<td class="number" title="{title}">{Figures.Short(recall.Value)}</td>""");
        // A change of a third of all images of a class has the full shade.
        string shade = Math.Clamp(Math.Abs(change) / 0.33, 0.12, 1).ToString("0.##", CultureInfo.InvariantCulture);
        return Html.Of($"""
            <td class="number shade {(change > 0 ? "rise" : "fall")}" style="--shade:{shade}" title="{title}">{Figures.Short(recall.Value)}</td>
            """);
    }
}
