namespace Ballast.Resampling;

/// <summary>How neighbours are found; the answer is the same.</summary>
public enum NeighborAlgorithm
{
    /// <summary>The tree for many points of few columns, the scan otherwise.</summary>
    Auto,

    /// <summary>All pairs, in blocks, with a vector kernel for Euclidean distances.</summary>
    Scan,

    /// <summary>A k-d tree; Euclidean distances only.</summary>
    KdTree,
}
