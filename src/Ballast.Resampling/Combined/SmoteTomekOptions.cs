namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SmoteTomek"/>. Target, Neighbors and SmallClass are those of SMOTE.</summary>
public sealed record SmoteTomekOptions : SmoteFamilyOptions
{
    /// <summary>The classes that samples are taken from after SMOTE; default <see cref="SamplingTarget.All"/>: both ends of a link.</summary>
    public SamplingTarget CleaningTarget { get; init; } = SamplingTarget.All;
}
