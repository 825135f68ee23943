namespace Ballast.Training;

/// <summary>Which training images an epoch shows and how often.</summary>
public abstract record BatchSampling
{
    private protected BatchSampling()
    {
    }

    /// <summary>Every image once an epoch, in a new order each time.</summary>
    public sealed record Instance : BatchSampling;
}
