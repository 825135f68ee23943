using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The start of k-means: rows drawn in proportion to their squared distance to those drawn before, the best of a few candidates each time.</summary>
internal sealed class PlusPlusStart
{
    private readonly Matrix<double> points;
    private readonly CandidateGains gains;
    private readonly int[] candidates;
    private readonly double[] closest, cumulative;

    private PlusPlusStart(Matrix<double> points, int clusters, int workers)
    {
        this.points = points;
        candidates = new int[2 + (int)Math.Log(clusters)];
        closest = new double[points.Rows];
        cumulative = new double[points.Rows];
        gains = new CandidateGains(points, closest, candidates.Length, workers);
    }

    /// <summary>The rows that the first centroids are.</summary>
    public static int[] Draw(Matrix<double> points, int clusters, RandomState random, int workers)
    {
        int[] chosen = new int[clusters];
        chosen[0] = (int)random.Integer(0, points.Rows);
        if (clusters == 1) return chosen;
        var start = new PlusPlusStart(points, clusters, workers);
        for (int row = 0; row < points.Rows; row++) start.closest[row] = ExactDistance.Squared<double>(points.Row(chosen[0]), points.Row(row));
        start.gains.Refresh();
        for (int count = 1; count < clusters; count++)
        {
            start.DrawCandidates(random);
            int best = start.gains.MeasureBest(start.candidates);
            chosen[count] = start.candidates[best];
            start.gains.Take(best);
        }

        return chosen;
    }

    private void DrawCandidates(RandomState random)
    {
        double potential = PairwiseSum.Of(closest), sum = 0;
        for (int row = 0; row < cumulative.Length; row++) cumulative[row] = sum += closest[row];
        for (int trial = 0; trial < candidates.Length; trial++)
        {
            double wanted = random.NextDouble() * potential;
            int low = 0, high = cumulative.Length;
            while (low < high)
            {
                int middle = (low + high) >>> 1;
                if (cumulative[middle] < wanted) low = middle + 1;
                else high = middle;
            }

            candidates[trial] = Math.Min(low, cumulative.Length - 1);
        }
    }
}
