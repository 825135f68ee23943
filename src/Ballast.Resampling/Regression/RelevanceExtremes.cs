namespace Ballast.Resampling;

/// <summary>Which extreme targets are relevant.</summary>
public enum RelevanceExtremes
{
    /// <summary>Very low and very high ones.</summary>
    Both,

    /// <summary>Very high ones only.</summary>
    High,

    /// <summary>Very low ones only.</summary>
    Low,
}
