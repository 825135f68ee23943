using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Resampling;

/// <summary>Searches by computing every pair in double: for metrics without a kernel of their own. Blocks of queries in parallel, points in stretches that stay in cache.</summary>
internal static class PairScan
{
    private const int QueryHeight = 32, PointStretch = 256;

    public static NeighborTable Find<T, TDistance>(NeighborQuery<T> query, TDistance distance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDistance : struct, IPairDistance<T>
    {
        var table = new NeighborTable(query.QueryRows.Length, query.Neighbors);
        int blocks = (query.QueryRows.Length + QueryHeight - 1) / QueryHeight;
        ParallelWork.ForEach(blocks, query.Workers, block => Search(query, distance, table, block * QueryHeight));
        table.Finish(distance.Distance);
        return table;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Search<T, TDistance>(NeighborQuery<T> query, TDistance distance, NeighborTable table, int first)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TDistance : struct, IPairDistance<T>
    {
        int end = Math.Min(first + QueryHeight, query.QueryRows.Length);
        for (int start = 0; start < query.PointRows.Length; start += PointStretch)
        {
            ReadOnlySpan<int> points = query.PointRows.AsSpan(start, Math.Min(PointStretch, query.PointRows.Length - start));
            for (int place = first; place < end; place++)
            {
                int row = query.QueryRows[place];
                ReadOnlySpan<T> values = query.Queries.Row(row);
                foreach (int point in points)
                {
                    if (query.Self == SelfNeighbor.Excluded && point == row) continue;
                    table.Insert(place, distance.Rank(values, query.Points.Row(point)), point);
                }
            }
        }
    }
}
