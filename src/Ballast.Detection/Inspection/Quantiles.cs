namespace Ballast.Detection;

/// <summary>How a quantity is distributed: by linear interpolation between order statistics, as NumPy's <c>percentile</c> does it.</summary>
/// <param name="Count">The number of values.</param>
/// <param name="Minimum">The smallest; NaN where there are no values.</param>
/// <param name="Lower">The 5th percentile.</param>
/// <param name="Median">The 50th percentile.</param>
/// <param name="Upper">The 95th percentile.</param>
/// <param name="Maximum">The largest.</param>
public sealed record Quantiles(int Count, double Minimum, double Lower, double Median, double Upper, double Maximum)
{
    internal static Quantiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Quantiles(sorted.Length, At(sorted, 0), At(sorted, 5), At(sorted, 50), At(sorted, 95), At(sorted, 100));
    }

    /// <summary>A percentile of values in ascending order; NaN of none.</summary>
    internal static double At(ReadOnlySpan<double> sorted, double percent)
    {
        if (sorted.IsEmpty) return double.NaN;
        double place = percent / 100 * (sorted.Length - 1);
        int below = (int)place;
        double above = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + (above - sorted[below]) * (place - below);
    }
}
