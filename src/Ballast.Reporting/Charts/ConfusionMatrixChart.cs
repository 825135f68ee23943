using Ballast.Core;
using Ballast.Metrics;
using ScottPlot;

namespace Ballast.Reporting;

/// <summary>Draws a confusion matrix as a PNG for print: rows true, columns predicted, the number of samples in each cell.</summary>
/// <remarks>
/// A cell's shade is its share of the true class, so that rare classes read as well as frequent ones; cells without samples stay empty.
/// 300 dots an inch. Fits two to about forty classes.
/// </remarks>
public static class ConfusionMatrixChart
{
    private const int LongestName = 28;

    /// <summary>Writes the chart.</summary>
    /// <param name="path">The PNG file; its folder is made when missing, a file there is replaced.</param>
    /// <param name="counts">How often each class was predicted as each.</param>
    /// <param name="classes">The names of the classes, as many as the matrix has.</param>
    /// <param name="title">The title above the chart; empty for none.</param>
    /// <exception cref="ArgumentException">The names are not as many as the classes of the matrix.</exception>
    /// <exception cref="BallastException">The file cannot be written.</exception>
    public static void SavePng(string path, ConfusionMatrix counts, ClassNames classes, string title)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(title);
        if (counts.Classes != classes.Count)
            throw new ArgumentException($"The matrix has {counts.Classes} classes but {classes.Count} names were given.", nameof(classes));
        string[] names = [.. classes.Select(name => Shortened.To(name, LongestName))];
        ConfusionLayout layout = new(names, Largest(counts), title);
        using Plot plot = ChartStyle.NewPlot(title);
        plot.HideGrid();
        AddCells(plot, counts, layout);
        StyleAxes(plot, names, layout);
        plot.Layout.Fixed(layout.Padding);
        PngChart.Save(path, plot, layout.WidthInches, layout.HeightInches);
    }

    private static int Largest(ConfusionMatrix counts)
    {
        IEnumerable<int> labels = Enumerable.Range(0, counts.Classes);
        return labels.Max(actual => labels.Max(predicted => counts[actual, predicted]));
    }

    private static void AddCells(Plot plot, ConfusionMatrix counts, ConfusionLayout layout)
    {
        for (int actual = 0; actual < counts.Classes; actual++)
            for (int predicted = 0; predicted < counts.Classes; predicted++)
                AddCell(plot, (actual, predicted), counts, layout);
    }

    private static void AddCell(Plot plot, (int Actual, int Predicted) at, ConfusionMatrix counts, ConfusionLayout layout)
    {
        int count = counts[at.Actual, at.Predicted];
        int total = counts.TruthCounts[at.Actual];
        double share = total == 0 ? 0 : (double)count / total;
        // The first class stands at the top.
        double y = -at.Actual;
        var cell = plot.Add.Rectangle(at.Predicted - 0.5, at.Predicted + 0.5, y - 0.5, y + 0.5);
        Color fill = Colors.White.InterpolateRgb(Color.FromHex("#08519C"), Shade(share));
        cell.FillColor = fill;
        cell.LineColor = ChartStyle.Grid;
        cell.LineWidth = 0.4f;
        if (count == 0) return;
        var text = plot.Add.Text(count.ToString(System.Globalization.CultureInfo.InvariantCulture), at.Predicted, y);
        text.LabelAlignment = Alignment.MiddleCenter;
        text.LabelFontName = ChartStyle.NameFor("");
        text.LabelFontSize = layout.CountPoints;
        text.LabelFontColor = Shade(share) > 0.5 ? Colors.White : ChartStyle.Ink;
    }

    /// <summary>A single sample of a large class is still visible.</summary>
    private static double Shade(double share) => share == 0 ? 0 : 0.05 + 0.95 * share;

    private static void StyleAxes(Plot plot, string[] names, ConfusionLayout layout)
    {
        int classes = names.Length;
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, classes).Select(label => -(double)label)], names);
        plot.Axes.Bottom.SetTicks([.. Enumerable.Range(0, classes).Select(label => (double)label)], names);
        plot.Axes.Left.Label.Text = "True";
        plot.Axes.Bottom.Label.Text = "Predicted";
        string font = ChartStyle.NameFor(string.Concat(names));
        foreach (IAxis axis in new IAxis[] { plot.Axes.Left, plot.Axes.Bottom })
        {
            axis.TickLabelStyle.FontName = font;
            axis.TickLabelStyle.FontSize = layout.NamePoints;
            axis.MajorTickStyle.Length = 0;
            axis.FrameLineStyle.Width = 0;
        }

        // The axis measures slanted names as if they lay flat; its whole room is known here.
        plot.Axes.Bottom.MinimumSize = layout.Padding.Bottom;
        plot.Axes.Bottom.MaximumSize = layout.Padding.Bottom;
        if (layout.RotatesNames)
        {
            plot.Axes.Bottom.TickLabelStyle.Rotation = -90;
            plot.Axes.Bottom.TickLabelStyle.Alignment = Alignment.MiddleRight;
        }

        plot.Axes.SetLimits(-0.5, classes - 0.5, 0.5 - classes, 0.5);
    }
}
