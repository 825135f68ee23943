namespace Ballast.Reporting;

/// <summary>Time and memory as bars, with their multiple of doing nothing.</summary>
internal static class CostSection
{
    private const int BarPixels = 150;

    internal static Html Render(ReportView view)
    {
        ReportRun[] runs = [.. view.BaselineFirst.Where(run => run.Cost is not null)];
        if (runs.Length == 0) return Html.Empty;
        double slowest = Largest(runs.Select(run => run.Cost!.TrainSeconds));
        double biggest = Largest(runs.Select(run => (double)run.Cost!.PeakMemoryBytes));
        RunCost? reference = view.Baseline?.Cost;
        return Html.Of($"""
            <p class="intro">Balancing and training together, for one seed; the multiple is that of doing nothing.</p>
            <div class="scroll" tabindex="0" role="region" aria-label="Costs">
            <table class="costs">
            <thead><tr><th scope="col">Technique</th><th scope="col">Time</th><th scope="col">Peak memory</th><th scope="col" class="number">Training images</th></tr></thead>
            <tbody>{Html.Each(runs, run => Row(run, reference, slowest, biggest))}</tbody>
            </table>
            </div>
            """);
    }

    private static double Largest(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(0).Max();

    private static Html Row(ReportRun run, RunCost? reference, double slowest, double biggest)
    {
        RunCost cost = run.Cost!;
        string samples = cost.TrainingSamples > 0 ? Figures.Count(cost.TrainingSamples) : Figures.Missing;
        return Html.Of($"""
            <tr><th scope="row">{RunLabel.Render(run)}</th><td>{Bar(cost.TrainSeconds, slowest)}{Figures.Seconds(cost.TrainSeconds)}{Multiple(cost.TrainSeconds, reference?.TrainSeconds)}</td><td>{Bar(cost.PeakMemoryBytes, biggest)}{Figures.Bytes(cost.PeakMemoryBytes)}{Multiple(cost.PeakMemoryBytes, reference?.PeakMemoryBytes)}</td><td class="number">{samples}</td></tr>

            """);
    }

    private static Html Bar(double value, double largest)
    {
        double width = double.IsFinite(value) && largest > 0 ? value / largest * BarPixels : 0;
        return Html.Of($"""<svg class="bar" width="{BarPixels}" height="10" viewBox="0 0 {BarPixels} 10" aria-hidden="true"><rect width="{width}" height="10"/></svg>""");
    }

    private static Html Multiple(double value, double? reference) => reference is > 0 && double.IsFinite(value) && value > 0
        ? Html.Of($""" <span class="muted">× {Figures.Ratio(value / reference.Value)}</span>""")
        : Html.Empty;
}
