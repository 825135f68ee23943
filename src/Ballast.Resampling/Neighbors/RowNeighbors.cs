using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The neighbours of rows among themselves, for samplers without classes.</summary>
internal static class RowNeighbors
{
    /// <summary>Row indices of the table, [rows, neighbors]; no row is its own neighbour. Rows ascend.</summary>
    public static NeighborTable Within<T>(Matrix<T> features, int[] rows, int neighbors, int workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return NeighborSearch.Find(new NeighborQuery<T>
        {
            Points = features,
            PointRows = rows,
            Queries = features,
            QueryRows = rows,
            Neighbors = neighbors,
            Self = SelfNeighbor.Excluded,
            Workers = workers,
        });
    }
}
