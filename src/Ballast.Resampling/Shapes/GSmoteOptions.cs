namespace Ballast.Resampling;

/// <summary>The settings of <see cref="GSmote"/>.</summary>
public sealed record GSmoteOptions : SmoteFamilyOptions;
