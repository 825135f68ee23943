namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RandomUnderSampler"/>.</summary>
public sealed record RandomUnderSamplerOptions : SeededSamplerOptions
{
    /// <summary>Whether a sample can be drawn more than once; default <see cref="Drawing.WithoutReplacement"/>.</summary>
    public Drawing Drawing { get; init; } = Drawing.WithoutReplacement;
}
