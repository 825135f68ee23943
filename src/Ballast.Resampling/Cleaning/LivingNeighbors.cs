using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// The nearest neighbours of samples while samples leave. A list is searched somewhat longer than needed; what is left of it is still the nearest in
/// order, so a sample is searched again only when too few of its list are left.
/// </summary>
internal sealed class LivingNeighbors<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Matrix<T> features;
    private readonly Removals gone;
    private readonly SamplerOptions options;
    private readonly int width;
    private readonly int[] lists, lengths;

    public LivingNeighbors(Matrix<T> features, Removals gone, int width, SamplerOptions options)
    {
        this.features = features;
        this.gone = gone;
        this.options = options;
        this.width = Math.Min(width, features.Rows);
        lists = new int[checked(features.Rows * this.width)];
        lengths = new int[features.Rows];
    }

    /// <summary>Makes sure that each of the rows, which ascend, has so many neighbours that are still there. There must be more samples than that.</summary>
    public void Prepare(ReadOnlySpan<int> rows, int neighbors)
    {
        int[] queries = new int[rows.Length];
        int count = 0;
        foreach (int row in rows)
            if (Compact(row) <= neighbors)
                queries[count++] = row;
        if (count == 0) return;
        int[] points = Living();
        NeighborTable found = Neighborhood.WithSelf(features, queries[..count], points, Math.Min(width, points.Length), options);
        for (int i = 0; i < count; i++)
        {
            found.Indices(i).CopyTo(lists.AsSpan(queries[i] * width));
            lengths[queries[i]] = found.Neighbors;
        }
    }

    /// <summary>The nearest neighbours of a prepared row, itself left out as the compatibility says.</summary>
    public void Take(int row, Span<int> neighbors)
    {
        ReadOnlySpan<int> list = lists.AsSpan(row * width, lengths[row]);
        if (options.Compatibility == Compatibility.ImbalancedLearn)
        {
            list.Slice(1, neighbors.Length).CopyTo(neighbors);
            return;
        }

        int place = 0;
        foreach (int neighbor in list)
        {
            if (neighbor == row) continue;
            neighbors[place++] = neighbor;
            if (place == neighbors.Length) return;
        }
    }

    private int Compact(int row)
    {
        Span<int> list = lists.AsSpan(row * width, lengths[row]);
        int left = 0;
        foreach (int neighbor in list)
            if (!gone[neighbor])
                list[left++] = neighbor;
        return lengths[row] = left;
    }

    private int[] Living()
    {
        int[] rows = new int[features.Rows - gone.Count];
        int place = 0;
        for (int row = 0; row < features.Rows; row++)
            if (!gone[row])
                rows[place++] = row;
        return rows;
    }
}
