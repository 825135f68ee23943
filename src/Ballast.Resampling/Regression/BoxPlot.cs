namespace Ballast.Resampling;

/// <summary>Tukey's box plot: the median, the hinges, and the last values within some box lengths of them.</summary>
internal readonly record struct BoxPlot(double Lowest, double LowerWhisker, double Median, double UpperWhisker, double Highest)
{
    public static BoxPlot Of(ReadOnlySpan<double> values, double coefficient)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double depth = Math.Floor((sorted.Length + 3) / 2.0) / 2;
        double lower = At(sorted, depth), upper = At(sorted, sorted.Length + 1 - depth), reach = coefficient * (upper - lower);
        double lowerWhisker = Array.Find(sorted, value => value >= lower - reach), upperWhisker = Array.FindLast(sorted, value => value <= upper + reach);
        return new BoxPlot(sorted[0], lowerWhisker, At(sorted, (sorted.Length + 1) / 2.0), upperWhisker, sorted[^1]);
    }

    /// <summary>The value at a place counted from 1; between two where it ends in a half.</summary>
    private static double At(double[] sorted, double place) => (sorted[(int)Math.Floor(place) - 1] + sorted[(int)Math.Ceiling(place) - 1]) / 2;
}
