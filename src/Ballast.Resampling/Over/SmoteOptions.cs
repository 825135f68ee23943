namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Smote"/>.</summary>
public sealed record SmoteOptions : SmoteFamilyOptions;
