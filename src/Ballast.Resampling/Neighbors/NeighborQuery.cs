using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>One search: which rows of which table, among which rows of which table. Row lists ascend, so that the order of places is that of rows.</summary>
internal readonly record struct NeighborQuery<T>
    where T : unmanaged
{
    public const long DefaultBudgetBytes = 64L << 20;

    public NeighborQuery()
    {
    }

    public required Matrix<T> Points { get; init; }

    public required int[] PointRows { get; init; }

    public required Matrix<T> Queries { get; init; }

    public required int[] QueryRows { get; init; }

    public required int Neighbors { get; init; }

    /// <summary>With <see cref="SelfNeighbor.Excluded"/>, both tables are one, and a row is not its own neighbour.</summary>
    public SelfNeighbor Self { get; init; }

    /// <summary>Whether both tables are one.</summary>
    public bool AsksItself => Points.Values == Queries.Values && Points.Columns == Queries.Columns;

    public required int Workers { get; init; }

    /// <summary>The metric; null is Euclidean.</summary>
    public DistanceMetric? Metric { get; init; }

    public NeighborAlgorithm Algorithm { get; init; }

    /// <summary>The bytes that packed points may take at a time.</summary>
    public long BudgetBytes { get; init; } = DefaultBudgetBytes;

    /// <summary>Which numbers candidates are found with; null is what is faster.</summary>
    public ScreenKind? Screen { get; init; }

    /// <summary>Lays out the rows for a join.</summary>
    public JoinPlaces Place(int parts, int unit) => new(QueryRows, PointRows, AsksItself && Ascends(QueryRows) && Ascends(PointRows), parts, unit);

    private static bool Ascends(int[] rows)
    {
        for (int i = 1; i < rows.Length; i++)
            if (rows[i] <= rows[i - 1])
                return false;
        return true;
    }
}
