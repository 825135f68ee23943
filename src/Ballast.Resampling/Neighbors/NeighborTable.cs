using System.Runtime.CompilerServices;

namespace Ballast.Resampling;

/// <summary>The neighbours of each query, nearest first, equal distances in index order.</summary>
public sealed class NeighborTable
{
    private readonly int[] indices;
    private readonly double[] distances;

    internal NeighborTable(int queries, int neighbors)
    {
        Queries = queries;
        Neighbors = neighbors;
        indices = new int[checked(queries * neighbors)];
        distances = new double[indices.Length];
        indices.AsSpan().Fill(int.MaxValue);
        distances.AsSpan().Fill(double.PositiveInfinity);
    }

    /// <summary>How many queries there are.</summary>
    public int Queries { get; }

    /// <summary>How many neighbours each query has.</summary>
    public int Neighbors { get; }

    /// <summary>The neighbours of a query: row indices of the table that was searched, nearest first.</summary>
    /// <param name="query">The query, from 0.</param>
    public ReadOnlySpan<int> Indices(int query) => IndexRow(query);

    /// <summary>The distances to the neighbours of a query, in the order of <see cref="Indices"/>.</summary>
    /// <param name="query">The query, from 0.</param>
    public ReadOnlySpan<double> Distances(int query) => DistanceRow(query);

    /// <summary>The table without the nearest neighbour of each query, whichever it is.</summary>
    internal NeighborTable WithoutNearest()
    {
        var rest = new NeighborTable(Queries, Neighbors - 1);
        for (int query = 0; query < Queries; query++)
        {
            Indices(query)[1..].CopyTo(rest.IndexRow(query));
            Distances(query)[1..].CopyTo(rest.DistanceRow(query));
        }

        return rest;
    }

    /// <summary>Takes a point into the list of a query if it is nearer than the last of the list; equal ranks in index order. Says whether it did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal bool Insert(int query, double rank, int point)
    {
        Span<double> ranks = DistanceRow(query);
        int at = ranks.Length;
        if (!(rank <= ranks[at - 1])) return false;
        Span<int> points = IndexRow(query);
        for (; at > 0 && (rank < ranks[at - 1] || (rank == ranks[at - 1] && point < points[at - 1])); at--)
        {
            if (at == ranks.Length) continue;
            ranks[at] = ranks[at - 1];
            points[at] = points[at - 1];
        }

        if (at == ranks.Length) return false;
        ranks[at] = rank;
        points[at] = point;
        return true;
    }

    /// <summary>The rank of the last in the list of a query; infinity while the list is not full.</summary>
    internal double Farthest(int query) => distances[(query + 1) * Neighbors - 1];

    /// <summary>Turns the ranks that a search collects into distances.</summary>
    internal void Finish(Func<double, double> distance)
    {
        for (int i = 0; i < distances.Length; i++) distances[i] = distance(distances[i]);
    }

    internal Span<int> IndexRow(int query) => indices.AsSpan(query * Neighbors, Neighbors);

    internal Span<double> DistanceRow(int query) => distances.AsSpan(query * Neighbors, Neighbors);
}
