namespace Ballast.Resampling;

/// <summary>NumPy's percentile: linear between order statistics, in its order of operations.</summary>
internal static class Percentile
{
    public static double Of(ReadOnlySpan<double> values, double percent)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double place = percent / 100.0 * (sorted.Length - 1);
        int below = Math.Clamp((int)Math.Floor(place), 0, sorted.Length - 1), above = Math.Min(below + 1, sorted.Length - 1);
        double share = place - Math.Floor(place), difference = sorted[above] - sorted[below];
        return share >= 0.5 ? sorted[above] - difference * (1 - share) : sorted[below] + difference * share;
    }
}
