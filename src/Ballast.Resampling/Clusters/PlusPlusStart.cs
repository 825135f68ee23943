using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The start of k-means: rows drawn in proportion to their squared distance to those drawn before, the best of a few candidates each time.</summary>
internal sealed class PlusPlusStart
{
    private const int Chunk = 1024;

    // A candidate twice as far from a row's nearest chosen row as that row is cannot be nearer to it; the margin covers rounding.
    private const double Twice = 4 * (1 + 1e-9);

    private readonly Matrix<double> points;
    private readonly int workers, chunks, trials;
    private readonly int[] chosen, nearest, candidates;
    private readonly double[] closest, cumulative;
    private readonly double[][] distances, toChosen, potentials;
    private int count;

    private PlusPlusStart(Matrix<double> points, int clusters, int workers)
    {
        this.points = points;
        this.workers = workers;
        chunks = (points.Rows + Chunk - 1) / Chunk;
        trials = 2 + (int)Math.Log(clusters);
        chosen = new int[clusters];
        nearest = new int[points.Rows];
        candidates = new int[trials];
        closest = new double[points.Rows];
        cumulative = new double[points.Rows];
        distances = Arrays(trials, points.Rows);
        toChosen = Arrays(trials, clusters);
        potentials = Arrays(trials, chunks);
        closest.AsSpan().Fill(double.PositiveInfinity);
    }

    /// <summary>The rows that the first centroids are.</summary>
    public static int[] Draw(Matrix<double> points, int clusters, RandomState random, int workers)
    {
        var start = new PlusPlusStart(points, clusters, workers);
        start.candidates[0] = (int)random.Integer(0, points.Rows);
        double potential = start.TakeBest(1);
        while (start.count < clusters)
        {
            start.DrawCandidates(random, potential);
            potential = start.TakeBest(start.trials);
        }

        return start.chosen;
    }

    private static double[][] Arrays(int count, int length)
    {
        double[][] arrays = new double[count][];
        for (int i = 0; i < count; i++) arrays[i] = new double[length];
        return arrays;
    }

    private void DrawCandidates(RandomState random, double potential)
    {
        double sum = 0;
        for (int row = 0; row < cumulative.Length; row++) cumulative[row] = sum += closest[row];
        for (int trial = 0; trial < trials; trial++)
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

    /// <summary>Measures all rows against the candidates and chooses the one that leaves the smallest sum, the first of equal ones.</summary>
    private double TakeBest(int tried)
    {
        ParallelWork.ForEach(tried, workers, trial =>
        {
            for (int i = 0; i < count; i++) toChosen[trial][i] = ExactDistance.Squared<double>(points.Row(candidates[trial]), points.Row(chosen[i]));
        });
        ParallelWork.ForEach(chunks, workers, chunk =>
        {
            for (int trial = 0; trial < tried; trial++) potentials[trial][chunk] = Measure(trial, chunk);
        });
        int best = 0;
        double least = double.PositiveInfinity;
        for (int trial = 0; trial < tried; trial++)
        {
            double sum = PairwiseSum.Of(potentials[trial]);
            if (sum >= least) continue;
            least = sum;
            best = trial;
        }

        for (int row = 0; row < closest.Length; row++)
        {
            if (distances[best][row] >= closest[row]) continue;
            closest[row] = distances[best][row];
            nearest[row] = count;
        }

        chosen[count++] = candidates[best];
        return least;
    }

    private double Measure(int trial, int chunk)
    {
        Span<double> reached = distances[trial].AsSpan(chunk * Chunk, Math.Min(Chunk, closest.Length - chunk * Chunk));
        ReadOnlySpan<double> values = points.Row(candidates[trial]);
        for (int i = 0; i < reached.Length; i++)
        {
            int row = chunk * Chunk + i;
            bool isFarther = count > 0 && toChosen[trial][nearest[row]] >= Twice * closest[row];
            reached[i] = isFarther ? closest[row] : Math.Min(closest[row], ExactDistance.Squared(values, (ReadOnlySpan<double>)points.Row(row)));
        }

        return PairwiseSum.Of(reached);
    }
}
