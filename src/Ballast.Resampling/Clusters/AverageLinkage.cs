using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Agglomerative clustering by the average distance between the samples of two clusters, until no two are within a threshold.</summary>
/// <remarks>
/// A chain of nearest neighbours (Murtagh 1983, doi:10.1093/comjnl/26.4.354) finds the merges of the full hierarchy. Instead of a table of all distances, sums of distances to all others are kept for
/// as many clusters as a budget holds, the largest ones; those of small clusters are computed again when needed.
/// </remarks>
internal sealed class AverageLinkage<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const long BudgetBytes = 32 << 20;
    private const int FewestKept = 8;

    // Sums come about in different orders: what differs by less is a tie, and the chain ends only where ties go back.
    private const double Tie = 1 + 1e-9;

    private readonly Matrix<T> features;
    private readonly int[] rows, home;
    private readonly List<int>[] members;
    private readonly double threshold;
    private readonly int workers, room;
    private readonly List<int> open, chain = [];
    private readonly Dictionary<int, double[]> sums = [];

    private AverageLinkage(Matrix<T> features, int[] rows, double threshold, int workers)
    {
        this.features = features;
        this.rows = rows;
        this.threshold = threshold;
        this.workers = workers;
        home = Neighborhood.AllRows(rows.Length);
        members = [.. home.Select(place => new List<int>(1) { place })];
        open = [.. home];
        room = (int)Math.Max(FewestKept, BudgetBytes / (sizeof(double) * (rows.Length + 1L)));
    }

    /// <summary>The clusters as places in <paramref name="rows"/>, each ascending, by their smallest place.</summary>
    public static int[][] Clusters(Matrix<T> features, int[] rows, double threshold, int workers) => new AverageLinkage<T>(features, rows, threshold, workers).Run();

    private int[][] Run()
    {
        List<int> done = [];
        while (open.Count > 0)
        {
            if (chain.Count == 0) chain.Add(open[0]);
            int top = chain[^1], before = chain.Count > 1 ? chain[^2] : -1, nearest = Nearest(top, before);
            if (nearest < 0)
            {
                // No later merge brings another cluster nearer than the nearest of its parts.
                done.Add(top);
                open.Remove(top);
                sums.Remove(top);
                chain.RemoveAt(chain.Count - 1);
            }
            else if (nearest == before)
            {
                chain.RemoveRange(chain.Count - 2, 2);
                Merge(Math.Min(top, nearest), Math.Max(top, nearest));
            }
            else
            {
                chain.Add(nearest);
            }
        }

        return [.. done.Select(cluster => members[cluster].Order().ToArray()).OrderBy(cluster => cluster[0])];
    }

    private int Nearest(int cluster, int before)
    {
        double[] toOthers = SumsOf(cluster);
        double best = threshold;
        int nearest = -1;
        if (before >= 0)
        {
            nearest = before;
            best = Average(toOthers, cluster, before) / Tie;
        }

        foreach (int other in open)
        {
            if (other == cluster || other == before) continue;
            double average = Average(toOthers, cluster, other);
            if (average > best || (average == best && nearest >= 0)) continue;
            best = average;
            nearest = other;
        }

        return nearest;
    }

    private double Average(double[] toOthers, int cluster, int other) => toOthers[other] / ((double)members[cluster].Count * members[other].Count);

    private double[] SumsOf(int cluster)
    {
        if (sums.TryGetValue(cluster, out double[]? kept)) return kept;
        double[] toRows = new double[rows.Length], toClusters = new double[rows.Length];
        List<int> inside = members[cluster];
        int parts = Math.Min(workers, rows.Length);
        ParallelWork.ForEach(parts, workers, part =>
        {
            for (int place = part; place < rows.Length; place += parts)
                foreach (int member in inside)
                    toRows[place] += Math.Sqrt(ExactDistance.Squared<T>(features.Row(rows[member]), features.Row(rows[place])));
        });
        for (int place = 0; place < toRows.Length; place++) toClusters[home[place]] += toRows[place];
        Keep(cluster, toClusters);
        return toClusters;
    }

    private void Keep(int cluster, double[] toOthers)
    {
        if (sums.Count == room) sums.Remove(sums.Keys.MinBy(kept => (members[kept].Count, kept)));
        sums[cluster] = toOthers;
    }

    private void Merge(int kept, int gone)
    {
        double[] merged = SumsOf(kept), other = SumsOf(gone);
        for (int i = 0; i < merged.Length; i++) merged[i] += other[i];
        foreach (int place in members[gone]) home[place] = kept;
        members[kept].AddRange(members[gone]);
        members[gone].Clear();
        open.Remove(gone);
        sums.Remove(gone);
        sums.Remove(kept);
        Keep(kept, merged);
        foreach (double[] toOthers in sums.Values)
        {
            toOthers[kept] += toOthers[gone];
            toOthers[gone] = 0;
        }
    }
}
