using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="ClusterCentroids"/>.</summary>
public sealed record ClusterCentroidsOptions : SeededSamplerOptions
{
    /// <summary>What stands for a cluster; default <see cref="CentroidVoting.Auto"/>.</summary>
    public CentroidVoting Voting { get; init; } = CentroidVoting.Auto;

    /// <summary>How the clusters are found; Clusters, Seed and Workers come from the sampler. Default: those of <see cref="KMeansOptions"/>.</summary>
    public KMeansOptions Clustering
    {
        get;
        init => field = value ?? throw new BallastException("Clustering is nothing. Leave it out for the usual settings.");
    } = new();
}
