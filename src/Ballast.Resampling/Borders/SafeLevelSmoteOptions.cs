namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SafeLevelSmote"/>.</summary>
public sealed record SafeLevelSmoteOptions : SeededSamplerOptions
{
    /// <summary>How many neighbours in the whole table a sample may move towards, and how many tell how safe a place is; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 5);
    } = 5;
}
