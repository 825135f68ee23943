namespace Ballast.Resampling;

/// <summary>How many trees of <see cref="SmoteIpf"/> must take a sample for another class to leave it out.</summary>
public enum FilterVote
{
    /// <summary>More than half of them.</summary>
    Majority,

    /// <summary>All of them.</summary>
    Consensus,
}
