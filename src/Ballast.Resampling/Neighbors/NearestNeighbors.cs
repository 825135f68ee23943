using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Finds the exact nearest neighbours of samples.</summary>
/// <remarks>
/// The result equals brute force in double: ordered by distance, then by index. For Euclidean distances every pair is given a lower bound, from dot products of
/// 8-bit whole numbers or of float32, whose errors are bounded, so that none is missed, or points come from a k-d tree; what may be near is then computed in double
/// from the values as given. The cost is queries · points · columns multiply-adds, half of them where a table is searched against itself; memory is a packed copy
/// of the rows within a budget, plus a few numbers a query. Other metrics compute every pair in double.
/// Thread-safe, and the same bit by bit for any number of workers.
/// </remarks>
public sealed class NearestNeighbors
{
    private readonly NearestNeighborsOptions options;

    /// <summary>Takes what to look for.</summary>
    /// <param name="options">How many neighbours, whether a sample counts as its own.</param>
    public NearestNeighbors(NearestNeighborsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Finds the neighbours of every row among the rows of the same table.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="points">Samples × features; all finite.</param>
    /// <exception cref="BallastException">A value is not finite, or there are fewer samples than neighbours asked for.</exception>
    public NeighborTable Search<T>(Matrix<T> points)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.Require(points, "feature");
        int[] rows = Neighborhood.AllRows(points.Rows);
        RequireEnough(points.Rows - (options.Self == SelfNeighbor.Excluded ? 1 : 0));
        return NeighborSearch.Find(new NeighborQuery<T>
        {
            Points = points,
            PointRows = rows,
            Queries = points,
            QueryRows = rows,
            Neighbors = options.Neighbors,
            Self = options.Self,
            Workers = options.Workers,
            Metric = options.Metric,
            Algorithm = options.Algorithm,
            BudgetBytes = (long)options.MemoryBudgetMegabytes << 20,
        });
    }

    /// <summary>Finds the neighbours of the rows of one table among the rows of another. <see cref="NearestNeighborsOptions.Self"/> plays no part.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="points">The samples to search, samples × features; all finite.</param>
    /// <param name="queries">The samples to find neighbours for, with the same features.</param>
    /// <exception cref="BallastException">A value is not finite, or there are fewer points than neighbours asked for.</exception>
    /// <exception cref="ArgumentException">The tables differ in their columns.</exception>
    public NeighborTable Search<T>(Matrix<T> points, Matrix<T> queries)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (points.Columns != queries.Columns)
            throw new ArgumentException($"The queries have {queries.Columns} columns, the points {points.Columns}.", nameof(queries));
        FiniteFeatures.Require(points, "feature");
        FiniteFeatures.Require(queries, "query feature");
        RequireEnough(points.Rows);
        return NeighborSearch.Find(new NeighborQuery<T>
        {
            Points = points,
            PointRows = Neighborhood.AllRows(points.Rows),
            Queries = queries,
            QueryRows = Neighborhood.AllRows(queries.Rows),
            Neighbors = options.Neighbors,
            Self = SelfNeighbor.Included,
            Workers = options.Workers,
            Metric = options.Metric,
            Algorithm = options.Algorithm,
            BudgetBytes = (long)options.MemoryBudgetMegabytes << 20,
        });
    }

    private void RequireEnough(int candidates)
    {
        if (candidates < options.Neighbors)
            throw new BallastException(
                $"Neighbors is {options.Neighbors} but a sample has only {candidates} others to choose from. Lower Neighbors or add samples.");
    }
}
