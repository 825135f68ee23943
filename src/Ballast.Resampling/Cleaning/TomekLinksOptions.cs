namespace Ballast.Resampling;

/// <summary>The settings of <see cref="TomekLinks"/>.</summary>
public sealed record TomekLinksOptions : SamplerOptions;
