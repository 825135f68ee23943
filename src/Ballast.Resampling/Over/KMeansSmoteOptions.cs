using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="KMeansSmote"/>. Neighbors is 2 by default.</summary>
public sealed record KMeansSmoteOptions : SmoteFamilyOptions
{
    /// <summary>The defaults.</summary>
    public KMeansSmoteOptions() => Neighbors = 2;

    /// <summary>Into how many clusters the table is divided; 1 or more, default 8.</summary>
    public int Clusters
    {
        get;
        init => field = AtLeastOne(value, nameof(Clusters), 8);
    } = 8;

    /// <summary>How many runs of k-means there are, of which the best is taken; 1 or more, default 1.</summary>
    public int ClusterRuns
    {
        get;
        init => field = AtLeastOne(value, nameof(ClusterRuns), 1);
    } = 1;

    /// <summary>
    /// The share of a cluster's samples that must be of the class for the cluster to make new ones; default null, half of the class's share of all new samples, which for two classes is a half.
    /// A single cluster always makes them.
    /// </summary>
    public double? LeastShare
    {
        get;
        init => field = value is null || double.IsFinite(value.Value) ? value : throw new BallastException($"LeastShare is {value} but must be a number. 0.5 is usual.");
    }

    /// <summary>The power of the mean distance by which a cluster counts as sparse; default null, 0.16 · log₁.₆(samples of the class in the cluster)^1.8.</summary>
    public double? DensityExponent
    {
        get;
        init => field = value is null || double.IsFinite(value.Value) ? value : throw new BallastException($"DensityExponent is {value} but must be a number. The number of features is usual.");
    }
}
