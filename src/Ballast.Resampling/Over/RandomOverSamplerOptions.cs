using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RandomOverSampler"/>.</summary>
public sealed record RandomOverSamplerOptions
{
    /// <summary>The counts to reach; default <see cref="SamplingTarget.Auto"/>: every class grows to the largest.</summary>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed of the draws; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>The names of the classes, for messages; default none.</summary>
    public ClassNames? ClassNames { get; init; }
}
