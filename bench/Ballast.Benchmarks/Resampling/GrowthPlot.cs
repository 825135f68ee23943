using System.Globalization;
using System.Text.Json;
using ScottPlot;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;

namespace Ballast.Benchmarks;

/// <summary>Draws how time and memory of samplers grow with the rows, both axes by powers of ten.</summary>
internal static class GrowthPlot
{
    private const int WidthPixels = 1400, HeightPixels = 560;

    /// <summary>Reads lines of <c>growth</c> and writes a PNG file.</summary>
    public static string Draw(Arguments options)
    {
        JsonElement[] runs = [.. File.ReadLines(options.Text("--lines")).Select(line => JsonDocument.Parse(line).RootElement)];
        var panels = new Multiplot();
        panels.AddPlots(2);
        panels.Layout = new Columns();
        Panel(panels.GetPlot(0), runs, "seconds", "seconds");
        Panel(panels.GetPlot(1), runs, "peak_mb", "peak memory, MB");
        panels.SavePng(options.Text("--out"), WidthPixels, HeightPixels);
        return options.Text("--out");
    }

    private static void Panel(Plot plot, JsonElement[] runs, string value, string label)
    {
        foreach (IGrouping<string, JsonElement> sampler in runs.GroupBy(run => run.GetProperty("sampler").GetString()!))
        {
            (double Rows, double Value)[] points = [.. sampler.Select(run => (Rows(run), run.GetProperty(value).GetDouble())).OrderBy(point => point.Item1)];
            var line = plot.Add.Scatter(points.Select(point => Math.Log10(point.Rows)).ToArray(), points.Select(point => Math.Log10(point.Value)).ToArray());
            line.LegendText = sampler.Key == "EditedNearestNeighbours" ? "ENN" : sampler.Key;
            line.LineWidth = 2;
            line.MarkerSize = 8;
        }

        plot.Font.Set("DejaVu Sans");
        plot.XLabel("rows of 32 columns");
        plot.YLabel(label);
        plot.Axes.Bottom.TickGenerator = PowersOfTen();
        plot.Axes.Left.TickGenerator = PowersOfTen();
        plot.ShowLegend(Alignment.UpperLeft);
    }

    private static double Rows(JsonElement run) => double.Parse(run.GetProperty("table").GetString()!.Split(' ')[0], CultureInfo.InvariantCulture);

    private static NumericAutomatic PowersOfTen() => new()
    {
        IntegerTicksOnly = true,
        MinorTickGenerator = new LogMinorTickGenerator(),
        LabelFormatter = power => Math.Pow(10, power).ToString("#,0.###", CultureInfo.InvariantCulture),
    };
}
