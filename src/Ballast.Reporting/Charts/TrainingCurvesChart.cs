using ScottPlot;

namespace Ballast.Reporting;

/// <summary>Draws one training: loss of the training and validation part above, validation macro-F1 below, by epoch.</summary>
public static class TrainingCurvesChart
{
    private const double WidthInches = 5;
    private const double HeightInches = 4.6;

    /// <summary>One room for both left axes, so that the epochs stand above one another.</summary>
    private const float LeftPoints = 46;

    /// <summary>Writes the chart, 300 dots an inch.</summary>
    /// <param name="path">The PNG file; its folder is made when missing, a file there is replaced.</param>
    /// <param name="history">The epochs; at least one.</param>
    /// <param name="title">The title above the chart; empty for none.</param>
    /// <exception cref="ArgumentException">There is no epoch.</exception>
    /// <exception cref="Ballast.Core.BallastException">The file cannot be written.</exception>
    public static void SavePng(string path, TrainingHistory history, string title)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(title);
        if (history.Epochs.IsEmpty) throw new ArgumentException("A training without epochs has no curves.", nameof(history));
        using Plot loss = ChartStyle.NewPlot(title);
        loss.Axes.Left.Label.Text = "Loss";
        Line(loss, history, epoch => epoch.TrainingLoss, ChartStyle.Orange, "training");
        Line(loss, history, epoch => epoch.ValidationLoss, ChartStyle.Blue, "validation");
        ChartStyle.StyleLegend(loss, Alignment.UpperRight);
        using Plot score = ChartStyle.NewPlot("");
        score.Axes.Left.Label.Text = "Validation macro-F1";
        score.Axes.Bottom.Label.Text = "Epoch";
        Line(score, history, epoch => epoch.ValidationMacroF1, ChartStyle.Blue, "");
        MarkBest(score, history);
        foreach (Plot plot in new[] { loss, score })
        {
            plot.Axes.Margins(0.03, 0.08);
            plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true };
            plot.Axes.Left.MinimumSize = LeftPoints;
            plot.Axes.Left.MaximumSize = LeftPoints;
        }

        PngChart.SaveStacked(path, loss, score, WidthInches, HeightInches);
    }

    private static void Line(Plot plot, TrainingHistory history, Func<TrainingEpoch, double> value, Color color, string label)
    {
        TrainingEpoch[] known = [.. history.Epochs.Where(epoch => double.IsFinite(value(epoch)))];
        if (known.Length == 0) return;
        var line = plot.Add.Scatter(known.Select(epoch => (double)epoch.Epoch).ToArray(), known.Select(value).ToArray());
        line.Color = color;
        line.LineWidth = 1.1f;
        line.MarkerSize = known.Length <= 30 ? 3 : 0;
        line.LegendText = label;
    }

    private static void MarkBest(Plot plot, TrainingHistory history)
    {
        TrainingEpoch? best = history.Epochs.FirstOrDefault(epoch => epoch.Epoch == history.BestEpoch && double.IsFinite(epoch.ValidationMacroF1));
        if (best is null) return;
        var mark = plot.Add.Marker(best.Epoch, best.ValidationMacroF1, MarkerShape.OpenCircle, 8, ChartStyle.Ink);
        mark.MarkerLineWidth = 1;
        mark.LegendText = $"kept: epoch {best.Epoch}, {Figures.Score(best.ValidationMacroF1)}";
        ChartStyle.StyleLegend(plot, Alignment.LowerRight);
    }
}
