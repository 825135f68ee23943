namespace Ballast.Reporting;

/// <summary>Recall of each class (row) with each technique (column), rarest class first; shade = change against doing nothing.</summary>
internal static class RecallTable
{
    private const int LongestName = 40;

    /// <summary>More techniques than this stand in rows, so that the table grows downwards.</summary>
    private const int MostColumns = 14;

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
        if (runs.Length > MostColumns && runs.Length > dataset.Classes.Count) return Turned(runs, [.. labels], dataset, caption);
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

    /// <summary>The same with a row a technique and a column a class.</summary>
    private static Html Turned(ReportRun[] runs, int[] labels, ReportDataset dataset, string caption)
    {
        ReportRun? baseline = runs[0].Kind == ReportRunKind.Baseline ? runs[0] : null;
        return Html.Of($"""
            <p class="intro">{caption} Under a class: its training and test images.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Recall of each class">
            <table class="recall">
            <thead><tr><th scope="col">Technique</th>{Html.Each(labels, label => Html.Of($"""<th scope="col" class="number" title="{dataset.Classes[label]}">{Shortened.To(dataset.Classes[label], LongestName)}<span class="sub">{Figures.Count(dataset.Training[label])} / {Figures.Count(dataset.Test[label])}</span></th>"""))}</tr></thead>
            <tbody>
            {Html.Each(runs, run => Html.Of($"""<tr class="{(run.Kind == ReportRunKind.Baseline ? "baseline" : "")}"><th scope="row">{RunLabel.Render(run)}</th>{Html.Each(labels, label => RecallCell.Render(run.Scores!.Recall[label], baseline?.Scores!.Recall[label].Value ?? double.NaN))}</tr>"""))}</tbody>
            </table>
            </div>
            """);
    }

    private static Html Row(ReportDataset dataset, ReportRun[] runs, int label, bool compared)
    {
        double reference = compared ? runs[0].Scores!.Recall[label].Value : double.NaN;
        return Html.Of($"""
            <tr><th scope="row" title="{dataset.Classes[label]}">{Shortened.To(dataset.Classes[label], LongestName)}</th><td class="number">{Figures.Count(dataset.Training[label])}</td><td class="number">{Figures.Count(dataset.Test[label])}</td>{Html.Each(runs, run => RecallCell.Render(run.Scores!.Recall[label], reference))}</tr>

            """);
    }
}
