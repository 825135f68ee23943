namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RandomOverSampler"/>.</summary>
public sealed record RandomOverSamplerOptions : SeededSamplerOptions;
