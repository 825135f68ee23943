using ScottPlot;

namespace Ballast.Reporting;

/// <summary>Draws how sure a classifier was when it was right and when it was wrong: two density histograms of the largest probability.</summary>
/// <remarks>50 bins from 0 to 1 each; a density integrates to 1, so that the few wrong answers compare with the many right ones. 300 dots an inch.</remarks>
public static class ConfidenceChart
{
    internal const int Bins = 50;

    /// <summary>Writes the chart.</summary>
    /// <param name="path">The PNG file; its folder is made when missing, a file there is replaced.</param>
    /// <param name="correct">The largest probability of each sample that was predicted rightly, from 0 to 1; may be empty.</param>
    /// <param name="incorrect">The largest probability of each sample that was predicted wrongly, from 0 to 1; may be empty.</param>
    /// <param name="title">The title above the chart; empty for none.</param>
    /// <exception cref="ArgumentException">A confidence is not a number from 0 to 1.</exception>
    /// <exception cref="Ballast.Core.BallastException">The file cannot be written.</exception>
    public static void SavePng(string path, ReadOnlySpan<double> correct, ReadOnlySpan<double> incorrect, string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        using Plot plot = ChartStyle.NewPlot(title);
        double highest = 0;
        highest = Math.Max(highest, Add(plot, Density(correct), ChartStyle.Blue, $"right (n = {Figures.Count(correct.Length)})"));
        highest = Math.Max(highest, Add(plot, Density(incorrect), ChartStyle.Orange, $"wrong (n = {Figures.Count(incorrect.Length)})"));
        plot.Axes.Bottom.Label.Text = "Largest probability";
        plot.Axes.Left.Label.Text = "Density";
        plot.Axes.SetLimits(0, 1, 0, highest > 0 ? highest * 1.08 : 1);
        ChartStyle.StyleLegend(plot, Alignment.UpperLeft);
        PngChart.Save(path, plot, 5, 3.2);
    }

    /// <summary>The share of the values in each bin over the bin's width; 1 falls into the last bin.</summary>
    internal static double[] Density(ReadOnlySpan<double> values)
    {
        double[] density = new double[Bins];
        foreach (double value in values)
        {
            if (!(value >= 0 && value <= 1)) throw new ArgumentException($"The confidence {value} is outside 0 … 1.", nameof(values));
            density[Math.Min(Bins - 1, (int)(value * Bins))] += (double)Bins / values.Length;
        }

        return density;
    }

    private static double Add(Plot plot, double[] density, Color color, string label)
    {
        List<Coordinates> outline = [new(0, 0)];
        for (int bin = 0; bin < Bins; bin++)
        {
            outline.Add(new((double)bin / Bins, density[bin]));
            outline.Add(new((bin + 1.0) / Bins, density[bin]));
        }

        outline.Add(new(1, 0));
        var steps = plot.Add.Polygon(outline.ToArray());
        steps.FillColor = color.WithAlpha(0.38);
        steps.LineColor = color;
        steps.LineWidth = 0.9f;
        steps.LegendText = label;
        return density.Max();
    }
}
