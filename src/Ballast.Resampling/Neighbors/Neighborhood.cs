using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The neighbours that a sampler asks for: of rows of one table among rows of the same table. Row lists ascend.</summary>
internal static class Neighborhood
{
    /// <summary>The neighbours of rows among themselves; no row is its own neighbour.</summary>
    public static NeighborTable Within<T>(Matrix<T> features, int[] rows, int neighbors, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Among(features, rows, rows, neighbors, options);

    /// <summary>The neighbours of some rows among others; a row that is in both lists is not its own neighbour.</summary>
    /// <remarks>
    /// A row is kept from itself by its index. With <see cref="Compatibility.ImbalancedLearn"/> the nearest of one neighbour more is dropped, whichever it
    /// is; the two differ where samples are exact copies.
    /// </remarks>
    /// <returns>Row indices of the table, [queries, neighbors].</returns>
    public static NeighborTable Among<T>(Matrix<T> features, int[] queries, int[] points, int neighbors, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NeighborQuery<T> query = Query(features, queries, points, options);
        if (options.Compatibility == Compatibility.None) return NeighborSearch.Find(query with { Neighbors = neighbors, Self = SelfNeighbor.Excluded });
        return NeighborSearch.Find(query with { Neighbors = neighbors + 1 }).WithoutNearest();
    }

    /// <summary>The neighbours of some rows among others, where a row that is in both lists is its own nearest.</summary>
    /// <returns>Row indices of the table, [queries, neighbors].</returns>
    public static NeighborTable WithSelf<T>(Matrix<T> features, int[] queries, int[] points, int neighbors, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => NeighborSearch.Find(Query(features, queries, points, options) with { Neighbors = neighbors });

    /// <summary>The rows 0 … <paramref name="count"/> − 1.</summary>
    public static int[] AllRows(int count)
    {
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) rows[i] = i;
        return rows;
    }

    private static NeighborQuery<T> Query<T>(Matrix<T> features, int[] queries, int[] points, SamplerOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return new NeighborQuery<T>
        {
            Points = features,
            PointRows = points,
            Queries = features,
            QueryRows = queries,
            Neighbors = 1,
            Self = SelfNeighbor.Included,
            Workers = options.Workers,
        };
    }
}
