namespace Ballast.Metrics;

/// <summary>Student's paired t-test: whether the mean of differences is 0.</summary>
/// <remarks>
/// t = mean / (standard deviation / √n) with n − 1 degrees of freedom ("Student" 1908, doi:10.1093/biomet/6.1.1). It takes the differences as a sample
/// from one normal distribution; with the handful of seeds that trainings usually have, that cannot be checked. Differences that are all alike
/// have no spread: p is 0 then, and 1 when all of them are 0.
/// </remarks>
public static class PairedTTest
{
    /// <summary>Tests differences.</summary>
    /// <param name="differences">Challenger − baseline, one a pair; two or more, all finite.</param>
    /// <exception cref="ArgumentException">There are fewer than two, or one is not finite.</exception>
    public static PairedTestResult Test(ReadOnlySpan<double> differences)
    {
        SeedInterval over = SeedInterval.Of(differences);
        if (over.Count < 2) throw new ArgumentException("A paired t-test needs two or more differences.", nameof(differences));
        if (over.StandardDeviation == 0) return over.Mean == 0 ? new(0, 1, over.Count) : new(Math.Sign(over.Mean) * double.PositiveInfinity, 0, over.Count);
        double t = over.Mean / (over.StandardDeviation / Math.Sqrt(over.Count));
        return new PairedTestResult(t, Distributions.StudentTwoSided(t, over.Count - 1), over.Count);
    }
}
