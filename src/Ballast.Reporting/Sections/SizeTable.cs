using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>Mean recall of the classes with many, medium and few training images (columns) with each technique (row).</summary>
internal static class SizeTable
{
    internal static Html Render(ReportView view)
    {
        ReportRun[] runs = [.. view.BaselineFirst.Where(run => !run.Scores!.RecallBySize.IsEmpty)];
        if (runs.Length == 0) return Html.Empty;
        (ClassSize Size, int Classes)[] sizes =
            [.. runs.SelectMany(run => run.Scores!.RecallBySize).GroupBy(each => each.Size).OrderBy(size => size.Key).Select(size => (size.Key, size.First().Classes))];
        ReportRun? baseline = runs[0].Kind == ReportRunKind.Baseline ? runs[0] : null;
        return Html.Of($"""
            <p class="intro">Mean recall of classes by their training images before balancing: many is more than {view.Dataset.ManyAbove}, few is fewer than {view.Dataset.FewBelow}. A size without classes is left out. Blue: more than with doing nothing; orange: less.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Recall by class size">
            <table class="recall">
            <thead><tr><th scope="col">Technique</th>{Html.Each(sizes, Head)}</tr></thead>
            <tbody>
            {Html.Each(runs, run => Row(run, baseline, sizes))}</tbody>
            </table>
            </div>
            """);
    }

    private static Html Head((ClassSize Size, int Classes) size) =>
        Html.Of($"""<th scope="col" class="number">{size.Size.ToString()}<span class="sub">{size.Classes} {(size.Classes == 1 ? "class" : "classes")}</span></th>""");

    private static Html Row(ReportRun run, ReportRun? baseline, (ClassSize Size, int Classes)[] sizes) => Html.Of($"""
        <tr class="{(run.Kind == ReportRunKind.Baseline ? "baseline" : "")}"><th scope="row">{RunLabel.Render(run)}</th>{Html.Each(sizes, size => RecallCell.Render(new Score(Of(run, size.Size)), baseline is null ? double.NaN : Of(baseline, size.Size)))}</tr>

        """);

    private static double Of(ReportRun run, ClassSize size) =>
        run.Scores!.RecallBySize.Where(each => each.Size == size).Select(each => each.Recall).DefaultIfEmpty(double.NaN).First();
}
