namespace Ballast.Resampling;

/// <summary>Up to which distance <see cref="Smogn"/> goes between a sample and its neighbour; beyond it, it adds noise to the sample.</summary>
public enum SafeDistance
{
    /// <summary>Half the median of the distances to all other samples of the range, as in the paper.</summary>
    HalfMedian,

    /// <summary>Half the distance to the farthest of the neighbours.</summary>
    HalfFarthestNeighbor,
}
