namespace Ballast.Metrics;

/// <summary>The percentile interval of resampled scores.</summary>
internal static class Percentiles
{
    /// <summary>
    /// The two quantiles that leave (1 − confidence) / 2 outside on either side, interpolated linearly as numpy.percentile. Sorts the
    /// scores.
    /// </summary>
    public static (double Lower, double Upper) Interval(Span<double> scores, double confidence)
    {
        scores.Sort();
        return (Quantile(scores, (1 - confidence) / 2), Quantile(scores, (1 + confidence) / 2));
    }

    private static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
