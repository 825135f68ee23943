namespace Ballast.Reporting;

/// <summary>Training samples a class, before and after balancing, as horizontal bars, the largest class first.</summary>
internal static class CountBars
{
    private const int RowPixels = 22;
    private const int NamePixels = 126;
    private const int BarPixels = 150;
    private const int CountPixels = 84;
    private const int LongestName = 18;

    internal static Html Render(ReportDataset dataset, IReadOnlyList<int> after, string alternative)
    {
        int largest = Math.Max(1, Math.Max(dataset.Training.Largest, after.Max()));
        LinearScale scale = new((0, largest), (0, BarPixels));
        int[] order = [.. Enumerable.Range(0, dataset.Classes.Count).OrderByDescending(label => dataset.Training[label]).ThenBy(label => label)];
        int width = NamePixels + BarPixels + CountPixels;
        int height = dataset.Classes.Count * RowPixels;
        return Html.Of($"""
            <svg class="bars" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{alternative}">{Html.Each(Enumerable.Range(0, dataset.Classes.Count), Row)}</svg>
            """);

        Html Row(int at)
        {
            int label = order[at];
            string name = dataset.Classes[label];
            int before = dataset.Training[label];
            int now = after[label];
            double top = at * RowPixels;
            double middle = top + RowPixels / 2.0 + 3.5;
            string count = now == before ? Figures.Count(before) : $"{Figures.Count(before)} → {Figures.Count(now)}";
            double end = NamePixels + scale[Math.Max(before, now)] + 5;
            return Html.Of($"""
                <g><title>{name}: {count}</title><text x="{NamePixels - 7}" y="{middle}" text-anchor="end">{Shortened.To(name, LongestName)}</text><rect class="{(now < before ? "removed" : "before")}" x="{NamePixels}" y="{top + 5}" width="{scale[before]}" height="{RowPixels - 10}"/>{Change(now, before, top)}<text class="count" x="{end}" y="{middle}">{count}</text></g>
                """);
        }

        Html Change(int now, int before, double top) => now > before
            ? Html.Of($"""<rect class="added" x="{NamePixels + scale[before]}" y="{top + 5}" width="{scale[now] - scale[before]}" height="{RowPixels - 10}"/>""")
            : now < before
                ? Html.Of($"""<rect class="before" x="{NamePixels}" y="{top + 5}" width="{scale[now]}" height="{RowPixels - 10}"/>""")
                : Html.Empty;
    }
}
