namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RepeatFactorSampler"/>.</summary>
public sealed record RepeatFactorSamplerOptions : EpochSamplerOptions
{
    /// <summary>How the factors are computed; default as in LVIS, with a threshold of 0.001.</summary>
    public RepeatFactorRule Rule { get; init; } = new();

    /// <summary>What becomes of fractions; default <see cref="RepeatRounding.ByChance"/>.</summary>
    public RepeatRounding Rounding { get; init; } = RepeatRounding.ByChance;
}
