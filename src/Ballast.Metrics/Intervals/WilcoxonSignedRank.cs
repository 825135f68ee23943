namespace Ballast.Metrics;

/// <summary>Wilcoxon's signed-rank test: whether differences lie to one side of 0, by their ranks.</summary>
/// <remarks>
/// Differences of 0 are left out; the others are ranked by size, ties share the mean of their ranks. Up to 50 differences the distribution over all
/// 2ⁿ signs is exact, ties included; above, the normal approximation with correction for ties (Wilcoxon 1945, doi:10.2307/3001968). With n
/// differences no p-value is below 2 / 2ⁿ: .25 for three seeds, .0625 for five.
/// </remarks>
public static class WilcoxonSignedRank
{
    private const int MostForExact = 50;

    /// <summary>Tests differences.</summary>
    /// <param name="differences">Challenger − baseline, one a pair; one or more, all finite.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public static PairedTestResult Test(ReadOnlySpan<double> differences)
    {
        if (differences.IsEmpty) throw new ArgumentException("A signed-rank test needs a difference.", nameof(differences));
        foreach (double difference in differences)
            if (!double.IsFinite(difference))
                throw new ArgumentException($"A difference is {difference}; a test needs finite ones.", nameof(differences));
        double[] moved = Array.FindAll(differences.ToArray(), difference => difference != 0);
        if (moved.Length == 0) return new PairedTestResult(0, 1, 0);
        double[] ranks = Ranks.Of([.. moved.Select(Math.Abs)]);
        double above = 0;
        for (int i = 0; i < moved.Length; i++)
            if (moved[i] > 0)
                above += ranks[i];
        double below = moved.Length * (moved.Length + 1) / 2.0 - above;
        double p = moved.Length <= MostForExact ? Exact(ranks, above) : Approximate(ranks, Math.Min(above, below));
        return new PairedTestResult(Math.Min(above, below), p, moved.Length);
    }

    /// <summary>The smallest p-value that so many differences can have: 2 / 2ⁿ.</summary>
    /// <param name="pairs">How many differences, 1 or more.</param>
    public static double SmallestPValue(int pairs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 1);
        return Math.Min(1, 2 / Math.Pow(2, pairs));
    }

    /// <summary>Ways of each sum of ranks over all signs; ranks are doubled, so that shared ones are whole.</summary>
    private static double Exact(double[] ranks, double above)
    {
        int[] doubled = [.. ranks.Select(rank => (int)Math.Round(2 * rank))];
        double[] ways = new double[doubled.Sum() + 1];
        ways[0] = 1;
        int reached = 0;
        foreach (int rank in doubled)
        {
            reached += rank;
            for (int sum = reached; sum >= rank; sum--) ways[sum] += ways[sum - rank];
        }

        int seen = (int)Math.Round(2 * above);
        double all = Math.Pow(2, ranks.Length);
        return Math.Min(1, 2 * Math.Min(ways.Take(seen + 1).Sum() / all, ways.Skip(seen).Sum() / all));
    }

    private static double Approximate(double[] ranks, double smaller)
    {
        double n = ranks.Length;
        double ties = ranks.GroupBy(rank => rank).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        double deviation = Math.Sqrt((n * (n + 1) * (2 * n + 1) - ties / 2) / 24);
        double z = (smaller - n * (n + 1) / 4) / deviation;
        return NormalTail.Complement(Math.Abs(z) / Math.Sqrt(2));
    }
}
