using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>Isotonic regression: turns a score of the positive class into its probability with steps that only rise.</summary>
/// <remarks>
/// The non-decreasing values of the smallest weighted squared distance to the truth, by pooling adjacent violators (Ayer et al. 1955,
/// doi:10.1214/aoms/1177728423; for calibration Zadrozny and Elkan 2002, doi:10.1145/775047.775151). Between fitted scores values are interpolated
/// linearly, outside them they stay. Scores within 10⁻¹⁵ of each other count as one. Equal to scikit-learn's
/// <c>IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip")</c>. It bends to few samples: below about 1000, <see cref="PlattScaling"/> is safer.
/// Immutable and thread-safe. Cost: n log n.
/// </remarks>
public sealed class IsotonicRegression
{
    private const double Same = 1e-15;

    private IsotonicRegression(ImmutableArray<double> scores, ImmutableArray<double> values)
    {
        Scores = scores;
        Values = values;
    }

    /// <summary>The scores at which the curve is known, ascending; inner points of a level stretch are left out.</summary>
    public ImmutableArray<double> Scores { get; }

    /// <summary>The probability at each of the scores, 0 … 1, never falling.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Fits the curve to samples of a calibration part, which must not have been rebalanced nor trained on.</summary>
    /// <param name="scores">The score of the positive class of each sample; finite.</param>
    /// <param name="truth">The true label of each sample: 1 is positive, 0 is not.</param>
    /// <param name="weights">The weight of each sample, 0 or more; default all 1.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is neither 0 nor 1.</exception>
    /// <exception cref="BallastException">There is no sample, a score is not finite, a weight is negative or not finite, or all weights are 0.</exception>
    public static IsotonicRegression Fit(ReadOnlySpan<double> scores, ReadOnlySpan<int> truth, ReadOnlySpan<double> weights = default)
    {
        ScoreGuard.Check(scores, truth, weights);
        (List<double> places, List<double> means, List<double> totals) = Pool(scores, truth, weights);
        double[] fitted = Rise(means, totals);
        List<double> keptScores = [], keptValues = [];
        for (int i = 0; i < fitted.Length; i++)
        {
            bool inside = i > 0 && i < fitted.Length - 1 && fitted[i] == fitted[i - 1] && fitted[i] == fitted[i + 1];
            if (inside) continue;
            keptScores.Add(places[i]);
            keptValues.Add(Math.Clamp(fitted[i], 0, 1));
        }

        return new IsotonicRegression([.. keptScores], [.. keptValues]);
    }

    /// <summary>The probability of the positive class at a score, 0 … 1.</summary>
    /// <param name="score">The score; not NaN.</param>
    public double Probability(double score)
    {
        if (double.IsNaN(score)) throw new ArgumentException("The score is not a number.", nameof(score));
        if (score <= Scores[0]) return Values[0];
        if (score >= Scores[^1]) return Values[^1];
        int place = Scores.BinarySearch(score);
        if (place >= 0) return Values[place];
        int above = ~place, below = above - 1;
        double slope = (Values[above] - Values[below]) / (Scores[above] - Scores[below]);
        return slope * (score - Scores[below]) + Values[below];
    }

    /// <summary>The probabilities of the positive class at some scores.</summary>
    /// <param name="scores">The scores.</param>
    public double[] Apply(ReadOnlySpan<double> scores)
    {
        double[] probabilities = new double[scores.Length];
        for (int i = 0; i < scores.Length; i++) probabilities[i] = Probability(scores[i]);
        return probabilities;
    }

    /// <summary>The different scores, ascending, each with the mean truth and the weight of its samples.</summary>
    private static (List<double> Places, List<double> Means, List<double> Totals) Pool(
        ReadOnlySpan<double> scores, ReadOnlySpan<int> truth, ReadOnlySpan<double> weights)
    {
        double[] sorted = scores.ToArray();
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(sorted, order);
        List<double> places = [], means = [], totals = [];
        for (int i = 0; i < sorted.Length;)
        {
            double first = double.NaN, hits = 0, total = 0;
            for (; i < sorted.Length && (double.IsNaN(first) || sorted[i] - first < Same); i++)
            {
                double weight = weights.IsEmpty ? 1 : weights[order[i]];
                if (weight == 0) continue;
                if (double.IsNaN(first)) first = sorted[i];
                hits += weight * truth[order[i]];
                total += weight;
            }

            if (double.IsNaN(first)) continue;
            places.Add(first);
            means.Add(hits / total);
            totals.Add(total);
        }

        return (places, means, totals);
    }

    /// <summary>Pools neighbours that fall until none does.</summary>
    private static double[] Rise(List<double> means, List<double> totals)
    {
        List<(double Hits, double Weight, int Count)> blocks = [];
        for (int i = 0; i < means.Count; i++)
        {
            (double Hits, double Weight, int Count) block = (means[i] * totals[i], totals[i], 1);
            while (blocks.Count > 0 && blocks[^1].Hits / blocks[^1].Weight >= block.Hits / block.Weight)
            {
                block = (blocks[^1].Hits + block.Hits, blocks[^1].Weight + block.Weight, blocks[^1].Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return [.. blocks.SelectMany(block => Enumerable.Repeat(block.Hits / block.Weight, block.Count))];
    }
}
