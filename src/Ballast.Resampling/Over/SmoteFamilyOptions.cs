namespace Ballast.Resampling;

/// <summary>The settings of a sampler that makes points between a sample and its neighbours.</summary>
public abstract record SmoteFamilyOptions : SeededSamplerOptions
{
    private protected SmoteFamilyOptions()
    {
    }

    /// <summary>How many neighbours of its own class a sample may move towards; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 5);
    } = 5;

    /// <summary>What to do with a class of no more samples than <see cref="Neighbors"/>; default <see cref="SmallClassRemedy.Refuse"/>.</summary>
    public SmallClassRemedy SmallClass { get; init; } = SmallClassRemedy.Refuse;
}
