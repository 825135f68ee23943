namespace Ballast.Resampling;

/// <summary>How many samples have usual, and how many relevant targets.</summary>
/// <param name="Normal">Samples of ranges whose relevance is below the threshold.</param>
/// <param name="Rare">Samples of ranges whose relevance is at or above it.</param>
public readonly record struct RelevanceCounts(int Normal, int Rare)
{
    /// <summary>All samples.</summary>
    public int Total => Normal + Rare;
}
