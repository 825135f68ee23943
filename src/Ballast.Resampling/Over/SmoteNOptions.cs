namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SmoteN"/>. All columns hold categories: any finite numbers, one a category.</summary>
public sealed record SmoteNOptions : SmoteFamilyOptions;
