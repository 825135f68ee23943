namespace Ballast.Metrics;

/// <summary>The step-down correction of p-values for several comparisons.</summary>
/// <remarks>
/// S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979) 65–70. The i-th smallest
/// of m p-values is multiplied by m − i + 1, capped at 1 and never below the one before. Holds the chance of even one false finding
/// at the level, whatever the dependence of the comparisons.
/// </remarks>
public static class Holm
{
    /// <summary>Corrects p-values.</summary>
    /// <param name="pValues">The p-values, each 0 … 1; may be none.</param>
    /// <returns>The corrected p-values, in the same order.</returns>
    public static double[] Adjust(ReadOnlySpan<double> pValues)
    {
        int count = pValues.Length;
        double[] sorted = pValues.ToArray();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        Array.Sort(sorted, order);
        double[] adjusted = new double[count];
        double running = 0;
        for (int rank = 0; rank < count; rank++)
        {
            running = Math.Max(running, Math.Min(1, (count - rank) * sorted[rank]));
            adjusted[order[rank]] = running;
        }

        return adjusted;
    }
}
