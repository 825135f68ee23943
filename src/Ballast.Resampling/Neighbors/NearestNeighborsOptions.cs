using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What <see cref="NearestNeighbors"/> looks for.</summary>
public sealed record NearestNeighborsOptions
{
    /// <summary>How many neighbours a sample gets; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Neighbors is {value} but must be 1 or more. 5 is usual.");
    } = 5;

    /// <summary>Whether a sample may be its own neighbour; default <see cref="SelfNeighbor.Excluded"/>.</summary>
    public SelfNeighbor Self { get; init; } = SelfNeighbor.Excluded;

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;

    /// <summary>How far apart two samples are; default <see cref="DistanceMetric.Euclidean"/>.</summary>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How neighbours are found; default <see cref="NeighborAlgorithm.Auto"/>. The result does not depend on it.</summary>
    public NeighborAlgorithm Algorithm { get; init; } = NeighborAlgorithm.Auto;

    /// <summary>How much memory a packed copy of the points may take, in megabytes (2^20 bytes); 1 or more, default 64. The result does not depend on it.</summary>
    public int MemoryBudgetMegabytes
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"MemoryBudgetMegabytes is {value} but must be 1 or more. 64 is usual.");
    } = 64;
}
