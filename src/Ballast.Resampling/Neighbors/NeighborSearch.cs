using System.Numerics;

namespace Ballast.Resampling;

/// <summary>Runs a search: chunk by chunk of the points, blocks of queries in parallel.</summary>
internal static class NeighborSearch
{
    public static NeighborTable Find<T>(NeighborQuery<T> query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var table = new NeighborTable(query.QueryRows.Length, query.Neighbors);
        FloatFrame<T> frame = FloatFrame<T>.Fit(query);
        var panels = new PointPanels<T>(query);
        int blocks = (query.QueryRows.Length + QueryBlock<T>.Height - 1) / QueryBlock<T>.Height;
        for (int start = 0; start < query.PointRows.Length; start += panels.Capacity)
        {
            panels.Load(query, frame, start);
            ParallelWork.ForEach(blocks, query.Workers, block => new QueryBlock<T>(query, frame, panels, table, block).Search());
        }

        table.TakeRoots();
        return table;
    }
}
