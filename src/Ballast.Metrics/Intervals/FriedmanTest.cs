using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Friedman's test over blocks (datasets, seeds): whether any of several techniques ranks differently; with Nemenyi's test of each pair.</summary>
/// <remarks>
/// Within each block techniques are ranked, 1 the highest score; ties share ranks. χ² with correction for ties and k − 1 degrees of freedom (Friedman
/// 1937, doi:10.1080/01621459.1937.10503522). Two techniques differ by Nemenyi's test when their mean ranks are at least
/// CD = q / √2 · √(k (k + 1) / (6 N)) apart, q from the studentised range (Demšar 2006, "Statistical comparisons of classifiers over multiple data
/// sets", section 3.2.2). Blocks are taken as independent; seeds of one dataset are so only in part.
/// </remarks>
public sealed class FriedmanTest
{
    private FriedmanTest(int blocks, ImmutableArray<double> ranks, double statistic)
    {
        Blocks = blocks;
        AverageRanks = ranks;
        Statistic = statistic;
        PValue = Distributions.ChiSquareTail(statistic, ranks.Length - 1);
    }

    /// <summary>How many blocks.</summary>
    public int Blocks { get; }

    /// <summary>The mean rank of each technique, 1 … k, lower is better; in the order of the columns.</summary>
    public ImmutableArray<double> AverageRanks { get; }

    /// <summary>χ², corrected for ties; 0 when every block is one tie.</summary>
    public double Statistic { get; }

    /// <summary>The p-value of all techniques ranking alike.</summary>
    public double PValue { get; }

    /// <summary>Ranks techniques.</summary>
    /// <param name="scores">A row a block, a column a technique; higher is better; all finite.</param>
    /// <exception cref="ArgumentException">There are fewer than two blocks or three techniques, or a score is not finite.</exception>
    public static FriedmanTest Of(Matrix<double> scores)
    {
        if (scores.Rows < 2 || scores.Columns < 3)
            throw new ArgumentException($"Friedman's test needs 2 or more blocks and 3 or more techniques, not {scores.Rows} and {scores.Columns}.", nameof(scores));
        double[] sums = new double[scores.Columns];
        double ties = 0;
        for (int block = 0; block < scores.Rows; block++)
        {
            double[] negated = [.. scores.Row(block).ToArray().Select(Negated)];
            double[] ranks = Ranks.Of(negated);
            for (int i = 0; i < ranks.Length; i++) sums[i] += ranks[i];
            ties += ranks.GroupBy(rank => rank).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        }

        double n = scores.Rows, k = scores.Columns;
        double correction = 1 - ties / (n * k * (k * k - 1));
        double statistic = correction <= 0 ? 0 : (12 / (n * k * (k + 1)) * sums.Sum(sum => sum * sum) - 3 * n * (k + 1)) / correction;
        return new FriedmanTest(scores.Rows, [.. sums.Select(sum => sum / n)], Math.Max(0, statistic));
    }

    /// <summary>The distance of mean ranks from which two techniques differ by Nemenyi's test.</summary>
    /// <param name="level">The chance of one false finding among all pairs, above 0 and below 1; default .05.</param>
    public double CriticalDifference(double level = .05) => StudentizedRange.Quantile(level, AverageRanks.Length) / Math.Sqrt(2) * RankDeviation;

    /// <summary>Nemenyi's p-value of two techniques ranking alike, all pairs allowed for.</summary>
    /// <param name="first">The column of one.</param>
    /// <param name="second">The column of the other.</param>
    public double PairPValue(int first, int second) =>
        StudentizedRange.Tail(Math.Abs(AverageRanks[first] - AverageRanks[second]) / RankDeviation * Math.Sqrt(2), AverageRanks.Length);

    private double RankDeviation => Math.Sqrt(AverageRanks.Length * (AverageRanks.Length + 1) / (6.0 * Blocks));

    private static double Negated(double score) => double.IsFinite(score) ? -score : throw new ArgumentException($"A score is {score}; ranks need finite ones.");
}
