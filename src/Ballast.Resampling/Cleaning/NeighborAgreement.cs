namespace Ballast.Resampling;

/// <summary>How many of a sample's nearest neighbours must be of its class for the sample to stay.</summary>
public enum NeighborAgreement
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>More than of any other class; of equally frequent classes the one of the smallest label wins.</summary>
    Majority,
}
