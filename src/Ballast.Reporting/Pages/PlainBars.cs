namespace Ballast.Reporting;

/// <summary>Counts as horizontal bars.</summary>
internal static class PlainBars
{
    private const int RowPixels = 20;
    private const int NamePixels = 150;
    private const int BarPixels = 240;
    private const int CountPixels = 90;
    private const int LongestName = 22;

    internal static Html Render(PageBlock.Bars bars)
    {
        LinearScale scale = new((0, Math.Max(1, bars.Counts.Select(each => each.Count).DefaultIfEmpty(0).Max())), (0, BarPixels));
        int width = NamePixels + BarPixels + CountPixels, height = Math.Max(1, bars.Counts.Length) * RowPixels;
        return Html.Of($"""
            <svg class="bars" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{bars.Caption}">{Html.Each(bars.Counts.Select((each, place) => (each.Name, each.Count, place)), Row)}</svg>
            """);

        Html Row((string Name, long Count, int Place) bar)
        {
            double top = bar.Place * RowPixels, middle = top + RowPixels / 2.0 + 3.5;
            return Html.Of($"""
                <g><title>{bar.Name}: {Figures.Count(bar.Count)}</title><text x="{NamePixels - 7}" y="{middle}" text-anchor="end">{Shortened.To(bar.Name, LongestName)}</text><rect class="before" x="{NamePixels}" y="{top + 4}" width="{scale[bar.Count]}" height="{RowPixels - 8}"/><text class="count" x="{NamePixels + scale[bar.Count] + 5}" y="{middle}">{Figures.Count(bar.Count)}</text></g>
                """);
        }
    }
}
