using System.Numerics;

namespace Ballast.Resampling;

/// <summary>Searches a <see cref="KdTree{T}"/> for each query: nearer half first, halves that lie beyond the list left out.</summary>
internal static class KdTreeSearch
{
    private const int QueryHeight = 128;

    public static NeighborTable Find<T>(NeighborQuery<T> query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var table = new NeighborTable(query.QueryRows.Length, query.Neighbors);
        var tree = new KdTree<T>(query);
        int blocks = (query.QueryRows.Length + QueryHeight - 1) / QueryHeight;
        ParallelWork.ForEach(blocks, query.Workers, block =>
        {
            int end = Math.Min((block + 1) * QueryHeight, query.QueryRows.Length);
            for (int place = block * QueryHeight; place < end; place++) Search(query, tree, table, place, 0);
        });
        table.Finish(Math.Sqrt);
        return table;
    }

    private static void Search<T>(NeighborQuery<T> query, KdTree<T> tree, NeighborTable table, int place, int node)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int row = query.QueryRows[place];
        ReadOnlySpan<T> values = query.Queries.Row(row);
        if (node >= tree.FirstLeaf)
        {
            foreach (int point in tree.RowsOf(node))
            {
                if (query.Self == SelfNeighbor.Excluded && point == row) continue;
                table.Insert(place, ExactDistance.Squared(values, (ReadOnlySpan<T>)query.Points.Row(point)), point);
            }

            return;
        }

        int left = 2 * node + 1, right = left + 1;
        double leftBound = tree.SquaredBound(left, values), rightBound = tree.SquaredBound(right, values);
        if (rightBound < leftBound) (left, right, leftBound, rightBound) = (right, left, rightBound, leftBound);
        if (leftBound <= table.Farthest(place)) Search(query, tree, table, place, left);
        if (rightBound <= table.Farthest(place)) Search(query, tree, table, place, right);
    }
}
