using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Runs a search by the means that suits it.</summary>
internal static class NeighborSearch
{
    /// <summary>From 2,000 · 2^columns points on the tree is faster, by measurement; with more columns than these it never was.</summary>
    private const int MostTreeColumns = 8, TreePoints = 2000;

    /// <summary>Up to so many points there is nothing to gain by packing them.</summary>
    private const int FewPoints = 48;

    public static NeighborTable Find<T>(NeighborQuery<T> query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool euclidean = query.Metric is null or DistanceMetric.EuclideanMetric;
        if (query.Algorithm == NeighborAlgorithm.KdTree && !euclidean)
            throw new BallastException($"The k-d tree is for Euclidean distances, not for {query.Metric}. Set Algorithm to Scan or Auto.");
        return query.Metric switch
        {
            DistanceMetric.ManhattanMetric => PairScan.Find(query, new ManhattanDistance<T>()),
            DistanceMetric.CosineMetric => PairScan.Find(query, new CosineDistance<T>()),
            DistanceMetric.MixedMetric mixed => PairScan.Find(query, Mixed(query, mixed)),
            _ => PrefersTree(query) ? KdTreeSearch.Find(query) : Scan(query),
        };
    }

    private static bool PrefersTree<T>(in NeighborQuery<T> query)
        where T : unmanaged
    {
        if (query.Algorithm != NeighborAlgorithm.Auto) return query.Algorithm == NeighborAlgorithm.KdTree;
        return query.Points.Columns <= MostTreeColumns && query.PointRows.Length >= TreePoints << query.Points.Columns;
    }

    private static MixedDistance<T> Mixed<T>(in NeighborQuery<T> query, DistanceMetric.MixedMetric metric)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (metric.CategoricalColumns[0] < 0 || metric.CategoricalColumns[^1] >= query.Points.Columns)
        {
            int wrong = metric.CategoricalColumns[0] < 0 ? metric.CategoricalColumns[0] : metric.CategoricalColumns[^1];
            throw new BallastException($"Categorical column {wrong} does not exist; the table has the columns 0 … {query.Points.Columns - 1}.");
        }

        return new MixedDistance<T>(query.Points.Columns, metric.CategoricalColumns, metric.Mismatch);
    }

    /// <summary>Screens by bytes where that is faster and tells the rows of the table apart, otherwise by floats.</summary>
    private static NeighborTable Scan<T>(NeighborQuery<T> query)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (query.PointRows.Length <= FewPoints || query.Points.Columns == 0) return PairScan.Find(query, new EuclideanDistance<T>());
        var table = new NeighborTable(query.QueryRows.Length, query.Neighbors);
        FeatureExtent<T> extent = FeatureExtent<T>.Of(query);
        if (!ByteSearch.TryFind(query, extent, table)) FindByFloats(query, extent, table);
        table.Finish(Math.Sqrt);
        return table;
    }

    private static void FindByFloats<T>(NeighborQuery<T> query, FeatureExtent<T> extent, NeighborTable table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int columns = query.Points.Columns;
        JoinPlaces places = query.Place(PairJoin<T, float>.Parts(query, sizeof(float) * columns), DotTile.PanelWidth);
        var join = new PairJoin<T, float>(query, new FloatScreen<T>(new FloatFrame<T>(extent), places.Rows.Length, columns), places, table);
        join.Pack();
        join.Seed();
        join.Run();
    }
}
