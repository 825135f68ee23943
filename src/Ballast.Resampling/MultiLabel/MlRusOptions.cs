using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="MlRus"/>.</summary>
public sealed record MlRusOptions
{
    /// <summary>How many samples are left out, as a share of the dataset, rounded down; above 0, below 1, default 0.25.</summary>
    public double Share
    {
        get;
        init => field = value is > 0 and < 1 ? value : throw new BallastException($"Share is {value} but must be above 0 and below 1. 0.25 is usual.");
    } = 0.25;

    /// <summary>Whether samples with a rare label may go; default <see cref="RareLabelCarriers.Spare"/>.</summary>
    public RareLabelCarriers Carriers { get; init; } = RareLabelCarriers.Spare;

    /// <summary>The seed of the draws; default 42.</summary>
    public uint Seed { get; init; } = 42;
}
