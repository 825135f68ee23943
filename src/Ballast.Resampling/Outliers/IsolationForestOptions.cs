using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of an isolation forest.</summary>
public sealed record IsolationForestOptions : OutlierOptions
{
    /// <summary>The number of trees; 1 or more, default 100.</summary>
    public int Trees
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Trees is {value} but must be 1 or more. 100 is usual.");
    } = 100;

    /// <summary>How many samples each tree is grown on; 1 or more, default 256. Of fewer samples, all are taken.</summary>
    public int SamplesPerTree
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"SamplesPerTree is {value} but must be 1 or more. 256 is usual.");
    } = 256;

    /// <summary>The seed of the draws; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;
}
