using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="MlRos"/>.</summary>
public sealed record MlRosOptions
{
    /// <summary>How many samples are repeated, as a share of the dataset, rounded down; above 0, at most 100, default 0.25.</summary>
    public double Share
    {
        get;
        init => field = value is > 0 and <= 100 ? value : throw new BallastException($"Share is {value} but must be above 0 and at most 100. 0.25 is usual.");
    } = 0.25;

    /// <summary>The seed of the draws; default 42.</summary>
    public uint Seed { get; init; } = 42;
}
