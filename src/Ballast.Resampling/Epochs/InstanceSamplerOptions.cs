namespace Ballast.Resampling;

/// <summary>The settings of <see cref="InstanceSampler"/>.</summary>
public sealed record InstanceSamplerOptions : EpochSamplerOptions;
