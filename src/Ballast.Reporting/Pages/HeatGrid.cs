namespace Ballast.Reporting;

/// <summary>Counts on a grid, darker where there are more.</summary>
internal static class HeatGrid
{
    private const int CellPixels = 20;

    internal static Html Render(PageBlock.Heat heat)
    {
        int most = Math.Max(1, heat.Cells.DefaultIfEmpty(0).Max()), rows = heat.Cells.Length / heat.Columns;
        int width = heat.Columns * CellPixels, height = rows * CellPixels;
        return Html.Of($"""
            <svg class="heat" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{heat.Caption}">{Html.Each(Enumerable.Range(0, heat.Cells.Length).Where(cell => heat.Cells[cell] > 0), Cell)}<rect class="frame" x="0" y="0" width="{width}" height="{height}"/></svg>
            """);

        Html Cell(int cell) => Html.Of($"""
            <rect x="{cell % heat.Columns * CellPixels}" y="{cell / heat.Columns * CellPixels}" width="{CellPixels}" height="{CellPixels}" fill-opacity="{Math.Max(0.04, (double)heat.Cells[cell] / most)}"><title>{Figures.Count(heat.Cells[cell])}</title></rect>
            """);
    }
}
