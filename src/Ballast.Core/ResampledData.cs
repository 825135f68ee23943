namespace Ballast.Core;

/// <summary>What a split or a score does with a table that was resampled.</summary>
public enum ResampledData
{
    /// <summary>Refuses it, with the reason and the way out.</summary>
    Refused,

    /// <summary>Takes it all the same; figures from it say nothing about new samples.</summary>
    Allowed,
}
