using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>One run of Lloyd's steps. Rows keep bounds of their distances to the nearest and the second nearest centroid, which tell whose cluster is in doubt.</summary>
internal sealed class LloydRun
{
    private const int Chunk = 512;

    // Bounds are sums of rounded roots; a row is left alone only where they are apart by more than that can be.
    private const double Doubt = 1 + 1e-9;

    private readonly Matrix<double> points, sums;
    private readonly KMeansOptions options;
    private readonly int[] before, counts, scratch;
    private readonly double[] upper, lower, moved;
    private readonly bool[] stale;

    public LloydRun(Matrix<double> points, int[] start, KMeansOptions options)
    {
        this.points = points;
        this.options = options;
        Centroids = new Matrix<double>(start.Length, points.Columns);
        for (int cluster = 0; cluster < start.Length; cluster++) points.Row(start[cluster]).CopyTo(Centroids.Row(cluster));
        sums = new Matrix<double>(start.Length, points.Columns);
        Labels = new int[points.Rows];
        before = new int[points.Rows];
        scratch = new int[points.Rows];
        counts = new int[start.Length];
        upper = new double[points.Rows];
        lower = new double[points.Rows];
        moved = new double[start.Length];
        stale = new bool[start.Length];
        Labels.AsSpan().Fill(-1);
        before.AsSpan().Fill(-1);
        upper.AsSpan().Fill(double.PositiveInfinity);
    }

    public Matrix<double> Centroids { get; }

    public int[] Labels { get; }

    public double Inertia { get; private set; }

    public int Steps { get; private set; }

    /// <summary>Steps until no row changes its cluster, or the squared movements sum to no more than the tolerance.</summary>
    public void Run(double tolerance)
    {
        bool settled = false;
        while (Steps < options.MaxSteps)
        {
            Steps++;
            Assign();
            double shift = MoveCentroids();
            settled = Labels.AsSpan().SequenceEqual(before);
            if (settled || shift <= tolerance) break;
            Labels.CopyTo(before, 0);
        }

        if (!settled) Assign();
        Inertia = PairwiseSum.Of(SquaredDistances());
    }

    /// <summary>Gives the rows in doubt to their nearest centroid, the first of equally near ones.</summary>
    private void Assign()
    {
        if (Centroids.Rows <= CentroidPanels.Most) AssignByPanels();
        else AssignBySearch();
    }

    private bool IsInDoubt(int row) => Labels[row] < 0 || !(upper[row] * Doubt < lower[row]);

    private void AssignByPanels()
    {
        var panels = new CentroidPanels(Centroids);
        ParallelWork.ForEach((Labels.Length + Chunk - 1) / Chunk, options.Workers, chunk =>
        {
            for (int row = chunk * Chunk; row < Math.Min(Labels.Length, (chunk + 1) * Chunk); row++)
            {
                if (!IsInDoubt(row)) continue;
                (int nearest, double first, double second) = panels.NearestTwo(points.Row(row));
                (Labels[row], upper[row], lower[row]) = (nearest, Math.Sqrt(first), Math.Sqrt(second));
            }
        });
    }

    private void AssignBySearch()
    {
        int count = 0;
        for (int row = 0; row < Labels.Length; row++)
            if (IsInDoubt(row))
                scratch[count++] = row;
        if (count == 0) return;
        NeighborTable found = NeighborSearch.Find(new NeighborQuery<double>
        {
            Points = Centroids,
            PointRows = Neighborhood.AllRows(Centroids.Rows),
            Queries = points,
            QueryRows = scratch[..count],
            Neighbors = 2,
            Self = SelfNeighbor.Included,
            Workers = options.Workers,
            Screen = ScreenKind.Floats,
        });
        for (int i = 0; i < count; i++) (Labels[scratch[i]], upper[scratch[i]], lower[scratch[i]]) = (found.Indices(i)[0], found.Distances(i)[0], found.Distances(i)[1]);
    }

    /// <summary>Makes each centroid the mean of its rows, and returns the sum of squared movements.</summary>
    private double MoveCentroids()
    {
        SumClusters();
        RelocateEmpty();
        Matrix<double> old = new(Centroids.Values.ToArray(), Centroids.Rows, Centroids.Columns);
        int largest = counts.AsSpan().IndexOf(counts.Max());
        for (int cluster = 0; cluster < counts.Length; cluster++)
        {
            // A cluster that cannot be filled stands where the largest does, as in scikit-learn.
            ReadOnlySpan<double> source = counts[cluster] > 0 ? sums.Row(cluster) : Centroids.Row(largest);
            double scale = counts[cluster] > 0 ? 1.0 / counts[cluster] : 1;
            Span<double> centroid = Centroids.Row(cluster);
            for (int column = 0; column < centroid.Length; column++) centroid[column] = source[column] * scale;
        }

        double total = 0, farthest = 0;
        for (int cluster = 0; cluster < counts.Length; cluster++)
        {
            double squared = ExactDistance.Squared<double>(old.Row(cluster), Centroids.Row(cluster));
            total += squared;
            moved[cluster] = Math.Sqrt(squared);
            farthest = Math.Max(farthest, moved[cluster]);
        }

        for (int row = 0; row < Labels.Length; row++)
        {
            upper[row] += moved[Labels[row]];
            lower[row] -= farthest;
        }

        return total;
    }

    /// <summary>The sums of clusters whose rows changed, each in the order of rows.</summary>
    private void SumClusters()
    {
        for (int row = 0; row < Labels.Length; row++)
        {
            if (Labels[row] == before[row]) continue;
            stale[Labels[row]] = true;
            if (before[row] >= 0) stale[before[row]] = true;
        }

        Array.Clear(counts);
        foreach (int label in Labels) counts[label]++;
        int[] ends = new int[counts.Length], members = scratch;
        for (int cluster = 1; cluster < ends.Length; cluster++) ends[cluster] = ends[cluster - 1] + counts[cluster - 1];
        for (int row = 0; row < Labels.Length; row++) members[ends[Labels[row]]++] = row;
        ParallelWork.ForEach(counts.Length, options.Workers, cluster =>
        {
            if (!stale[cluster]) return;
            Span<double> sum = sums.Row(cluster);
            sum.Clear();
            foreach (int row in members.AsSpan(ends[cluster] - counts[cluster], counts[cluster])) RowSums.Add<double>(points.Row(row), sum);
            stale[cluster] = false;
        });
    }

    /// <summary>Gives each empty cluster the row that is farthest from its centroid.</summary>
    private void RelocateEmpty()
    {
        if (Array.IndexOf(counts, 0) < 0) return;
        double[] distances = SquaredDistances();
        if (distances.Max() == 0) return;
        int[] order = PlaceOrder.Descending(distances);
        int next = 0;
        for (int cluster = 0; cluster < counts.Length; cluster++)
        {
            if (counts[cluster] > 0) continue;
            int row = order[next++], from = Labels[row];
            Span<double> taken = sums.Row(from), given = sums.Row(cluster);
            ReadOnlySpan<double> point = points.Row(row);
            for (int column = 0; column < taken.Length; column++)
            {
                taken[column] -= point[column];
                given[column] = point[column];
            }

            counts[cluster] = 1;
            counts[from]--;
            stale[cluster] = stale[from] = true;
        }
    }

    private double[] SquaredDistances()
    {
        double[] squared = new double[Labels.Length];
        ParallelWork.ForEach((squared.Length + Chunk - 1) / Chunk, options.Workers, chunk =>
        {
            for (int row = chunk * Chunk; row < Math.Min(squared.Length, (chunk + 1) * Chunk); row++)
                squared[row] = ExactDistance.Squared<double>(points.Row(row), Centroids.Row(Labels[row]));
        });
        return squared;
    }
}
