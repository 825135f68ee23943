using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RandomUnderSampler"/>.</summary>
public sealed record RandomUnderSamplerOptions
{
    /// <summary>The counts to reach; default <see cref="SamplingTarget.Auto"/>: every class shrinks to the smallest.</summary>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed of the draws; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>Whether a sample can be drawn more than once; default <see cref="Drawing.WithoutReplacement"/>.</summary>
    public Drawing Drawing { get; init; } = Drawing.WithoutReplacement;

    /// <summary>The names of the classes, for messages; default none.</summary>
    public ClassNames? ClassNames { get; init; }
}
