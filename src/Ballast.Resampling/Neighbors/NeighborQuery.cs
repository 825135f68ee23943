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

    public required int Workers { get; init; }

    /// <summary>The metric; null is Euclidean.</summary>
    public DistanceMetric? Metric { get; init; }

    public NeighborAlgorithm Algorithm { get; init; }

    /// <summary>The bytes that packed points may take at a time.</summary>
    public long BudgetBytes { get; init; } = DefaultBudgetBytes;
}
