namespace Ballast.Resampling.Tests;

/// <summary>Pearson's test of counts against a rule.</summary>
internal static class ChiSquare
{
    // The 0.999 quantiles for 1, 2, … degrees of freedom (SciPy 1.10, chi2.ppf).
    private static readonly double[] Critical = [10.828, 13.816, 16.266, 18.467, 20.515, 22.458, 24.322, 26.124, 27.877, 29.588];

    /// <summary>Whether counts agree with expected ones; a class that must not come at all must not have come.</summary>
    public static bool Agrees(ReadOnlySpan<long> counts, ReadOnlySpan<double> expected)
    {
        double statistic = 0;
        int cells = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            if (expected[i] == 0 && counts[i] != 0) return false;
            if (expected[i] == 0) continue;
            statistic += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
            cells++;
        }

        return statistic <= Critical[cells - 2];
    }
}
