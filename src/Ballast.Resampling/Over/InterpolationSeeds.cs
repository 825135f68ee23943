namespace Ballast.Resampling;

/// <summary>The samples that new ones start from, and the neighbours of each.</summary>
/// <param name="Rows">The samples.</param>
/// <param name="Neighbors">[rows, neighbours]</param>
internal readonly record struct InterpolationSeeds(int[] Rows, NeighborTable Neighbors)
{
    /// <summary>The longest step, as a share of the difference; negative steps lead away from the neighbour.</summary>
    public double LongestStep { get; init; } = 1;
}
