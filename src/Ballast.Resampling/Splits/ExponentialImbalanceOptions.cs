using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How a set is cut to an imbalance.</summary>
public sealed record ExponentialImbalanceOptions
{
    /// <summary>How many samples the largest class has for one of the smallest, 1 or more; default 100.</summary>
    /// <exception cref="BallastException">Below 1 or not finite.</exception>
    public double Ratio
    {
        get;
        init => field = value >= 1 && double.IsFinite(value)
            ? value
            : throw new BallastException($"The imbalance is {value}; it must be 1 or more. 20 means twenty samples of the largest class for one of the smallest.");
    } = 100;

    /// <summary>The classes from the one that stays largest to the one that becomes smallest; empty (the default) means by size, ties by label.</summary>
    public ImmutableArray<int> Order { get; init; } = [];

    /// <summary>The seed; default 42.</summary>
    public uint Seed { get; init; } = 42;
}
