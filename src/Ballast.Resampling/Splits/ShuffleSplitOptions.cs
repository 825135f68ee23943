using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of repeated splits in two.</summary>
public sealed record ShuffleSplitOptions
{
    /// <summary>The share of the test part; above 0 and below 1, default 0.2.</summary>
    public double TestShare
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new BallastException($"The test share is {value} but must be above 0 and below 1. 0.15 is usual.");
    } = 0.2;

    /// <summary>How many splits, drawn one after the other; 1 or more, default 5.</summary>
    public int Repeats
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Repeats is {value} but must be 1 or more. 5 is usual.");
    } = 5;

    /// <summary>The seed of the draws; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;
}
