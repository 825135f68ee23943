namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SmoteEnn"/>. Target, Neighbors and SmallClass are those of SMOTE.</summary>
public sealed record SmoteEnnOptions : SmoteFamilyOptions
{
    /// <summary>The classes that samples are taken from after SMOTE; default <see cref="SamplingTarget.All"/>.</summary>
    public SamplingTarget CleaningTarget { get; init; } = SamplingTarget.All;

    /// <summary>How many nearest neighbours vote on a sample after SMOTE; 1 or more, default 3.</summary>
    public int CleaningNeighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(CleaningNeighbors), 3);
    } = 3;

    /// <summary>How many of them must be of the sample's class; default <see cref="NeighborAgreement.All"/>.</summary>
    public NeighborAgreement Agreement { get; init; } = NeighborAgreement.All;
}
