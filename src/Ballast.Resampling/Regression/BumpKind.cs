namespace Ballast.Resampling;

/// <summary>Whether the targets of a range are relevant.</summary>
public enum BumpKind
{
    /// <summary>Relevance is below the threshold.</summary>
    Normal,

    /// <summary>Relevance is at or above the threshold.</summary>
    Rare,
}
