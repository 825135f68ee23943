using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>The calibration curve of one class: its mean probability against its observed share, bin by bin.</summary>
/// <remarks>
/// Equal to scikit-learn's <c>calibration_curve</c>: a probability on an edge is in the bin below, and bins without samples are left out. Quantiles are
/// interpolated as numpy.percentile does it. Niculescu-Mizil and Caruana 2005, doi:10.1145/1102351.1102430, section 4. Cost: n log n.
/// </remarks>
public static class CalibrationCurve
{
    /// <summary>The number of bins when none is given.</summary>
    public const int DefaultBins = 5;

    /// <summary>Makes the curve.</summary>
    /// <param name="predictions">The probabilities and the truth; not of a resampled table.</param>
    /// <param name="label">The class, from 0; 1 is the positive class of two.</param>
    /// <param name="binning">Bins of equal width or of equally many samples; default equal width.</param>
    /// <param name="bins">How many bins; 1 or more, default 5.</param>
    /// <returns>The bins that have samples, by ascending probability.</returns>
    public static ImmutableArray<CalibrationBin> Of(
        PredictedProbabilities predictions, int label, CalibrationBinning binning = CalibrationBinning.Uniform, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)label, (uint)predictions.Classes, nameof(label));
        double[] probabilities = new double[predictions.Samples];
        for (int i = 0; i < probabilities.Length; i++) probabilities[i] = predictions.Row(i)[label];
        double[] edges = Edges(probabilities, binning, bins);
        int[] counts = new int[bins], events = new int[bins];
        double[] sums = new double[bins];
        for (int i = 0; i < probabilities.Length; i++)
        {
            int bin = BinOf(edges, probabilities[i]);
            counts[bin]++;
            sums[bin] += probabilities[i];
            if (predictions.Truth(i) == label) events[bin]++;
        }

        return
        [
            .. Enumerable.Range(0, bins).Where(bin => counts[bin] > 0).Select(
                bin => new CalibrationBin(edges[bin], edges[bin + 1], counts[bin], sums[bin] / counts[bin], (double)events[bin] / counts[bin])),
        ];
    }

    private static double[] Edges(double[] probabilities, CalibrationBinning binning, int bins)
    {
        double[] edges = new double[bins + 1];
        double[] sorted = [.. probabilities];
        if (binning == CalibrationBinning.Quantile) sorted.AsSpan().Sort();
        for (int edge = 0; edge <= bins; edge++)
        {
            // numpy.linspace multiplies by the step and sets the last value.
            double share = edge == bins ? 1 : edge * (1.0 / bins);
            edges[edge] = binning == CalibrationBinning.Uniform ? share : Percentile(sorted, share * 100);
        }

        return edges;
    }

    /// <summary>numpy.percentile with its order of operations: samples often lie on the edges, where the last bit decides.</summary>
    private static double Percentile(double[] sorted, double percent)
    {
        double place = (sorted.Length - 1) * (percent / 100);
        int below = Math.Min((int)Math.Floor(place), sorted.Length - 1), above = Math.Min(below + 1, sorted.Length - 1);
        double share = place - below, difference = sorted[above] - sorted[below];
        return share >= 0.5 ? sorted[above] - difference * (1 - share) : sorted[below] + difference * share;
    }

    /// <summary>The number of inner edges below a probability.</summary>
    private static int BinOf(double[] edges, double probability)
    {
        int low = 1, high = edges.Length - 1;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (edges[middle] < probability) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
