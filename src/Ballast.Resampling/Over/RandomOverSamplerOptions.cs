namespace Ballast.Resampling;

/// <summary>The settings of <see cref="RandomOverSampler"/>.</summary>
public sealed record RandomOverSamplerOptions : SeededSamplerOptions
{
    /// <summary>How far copies scatter around the samples they copy; default null, exact copies.</summary>
    public Shrinkage? Shrinkage { get; init; }
}
