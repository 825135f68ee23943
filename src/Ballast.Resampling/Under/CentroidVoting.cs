namespace Ballast.Resampling;

/// <summary>What <see cref="ClusterCentroids"/> puts in the place of a cluster.</summary>
public enum CentroidVoting
{
    /// <summary>The same as <see cref="Soft"/>, since tables are dense.</summary>
    Auto,

    /// <summary>Its centroid, a new point.</summary>
    Soft,

    /// <summary>The sample of the class that is nearest to its centroid.</summary>
    Hard,
}
