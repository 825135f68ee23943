namespace Ballast.Resampling;

/// <summary>The settings of a method that leaves out samples whose nearest neighbours are of another class.</summary>
public abstract record EditingOptions : SamplerOptions
{
    private protected EditingOptions()
    {
    }

    /// <summary>How many nearest neighbours vote on a sample; 1 or more, default 3.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 3);
    } = 3;

    /// <summary>How many of them must be of the sample's class; default <see cref="NeighborAgreement.All"/>.</summary>
    public NeighborAgreement Agreement { get; init; } = NeighborAgreement.All;
}
