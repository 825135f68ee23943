using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Agglomerative clustering by the average distance between the samples of two clusters, until no two are within a threshold.</summary>
/// <remarks>
/// A chain of nearest neighbours (Murtagh 1983, doi:10.1093/comjnl/26.4.354) finds the merges of the full hierarchy without a table of distances: the distance of two centroids is never above
/// the average, so that only close pairs are measured. Ties go to the smaller row.
/// </remarks>
internal sealed class AverageLinkage<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const double Slack = 1 - 1e-9;

    private readonly Matrix<T> features;
    private readonly int[] rows, next, last, sizes;
    private readonly Matrix<double> centroids;
    private readonly double threshold;
    private readonly List<int> open, chain = [];

    private AverageLinkage(Matrix<T> features, int[] rows, double threshold)
    {
        this.features = features;
        this.rows = rows;
        this.threshold = threshold;
        next = new int[rows.Length];
        last = new int[rows.Length];
        sizes = new int[rows.Length];
        centroids = new Matrix<double>(rows.Length, features.Columns);
        open = [.. Enumerable.Range(0, rows.Length)];
        for (int i = 0; i < rows.Length; i++)
        {
            next[i] = -1;
            last[i] = i;
            sizes[i] = 1;
            for (int column = 0; column < features.Columns; column++) centroids[i, column] = double.CreateTruncating(features[rows[i], column]);
        }
    }

    /// <summary>The clusters as places in <paramref name="rows"/>, each ascending, by their smallest place.</summary>
    public static int[][] Clusters(Matrix<T> features, int[] rows, double threshold) => new AverageLinkage<T>(features, rows, threshold).Run();

    private int[][] Run()
    {
        List<int> done = [];
        while (open.Count > 0)
        {
            if (chain.Count == 0) chain.Add(open[0]);
            int top = chain[^1], nearest = Nearest(top, chain.Count > 1 ? chain[^2] : -1);
            if (nearest < 0)
            {
                // No later merge brings another cluster nearer than the nearest of its parts.
                done.Add(top);
                open.Remove(top);
                chain.RemoveAt(chain.Count - 1);
            }
            else if (chain.Count > 1 && nearest == chain[^2])
            {
                chain.RemoveRange(chain.Count - 2, 2);
                Merge(Math.Min(top, nearest), Math.Max(top, nearest));
            }
            else
            {
                chain.Add(nearest);
            }
        }

        return [.. done.Select(Members).OrderBy(members => members[0])];
    }

    private int[] Members(int cluster)
    {
        int[] members = new int[sizes[cluster]];
        int filled = 0;
        for (int place = cluster; place >= 0; place = next[place]) members[filled++] = place;
        Array.Sort(members);
        return members;
    }

    private int Nearest(int cluster, int preferred)
    {
        int nearest = -1;
        double best = threshold;
        if (preferred >= 0)
        {
            nearest = preferred;
            best = Distance(cluster, preferred);
        }

        foreach (int other in open)
        {
            if (other == cluster || other == preferred) continue;
            double bound = Math.Sqrt(ExactDistance.Squared<double>(centroids.Row(cluster), centroids.Row(other)));
            if (bound * Slack > best) continue;
            double distance = Distance(cluster, other);
            if (distance > best || (distance == best && nearest >= 0)) continue;
            best = distance;
            nearest = other;
        }

        return nearest;
    }

    private double Distance(int a, int b)
    {
        // One order for both directions: the chain ends only where distances are symmetric to the last bit.
        if (a > b) (a, b) = (b, a);
        double sum = 0;
        for (int i = a; i >= 0; i = next[i])
            for (int j = b; j >= 0; j = next[j])
                sum += Math.Sqrt(ExactDistance.Squared<T>(features.Row(rows[i]), features.Row(rows[j])));
        return sum / ((double)sizes[a] * sizes[b]);
    }

    private void Merge(int kept, int gone)
    {
        double share = (double)sizes[gone] / (sizes[kept] + sizes[gone]);
        Span<double> center = centroids.Row(kept);
        ReadOnlySpan<double> other = centroids.Row(gone);
        for (int column = 0; column < center.Length; column++) center[column] += share * (other[column] - center[column]);
        next[last[kept]] = gone;
        last[kept] = last[gone];
        sizes[kept] += sizes[gone];
        open.Remove(gone);
    }
}
