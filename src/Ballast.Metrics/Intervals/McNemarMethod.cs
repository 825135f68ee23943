namespace Ballast.Metrics;

/// <summary>How McNemar's p-value was computed.</summary>
public enum McNemarMethod
{
    /// <summary>The exact two-sided binomial test; for fewer than 25 samples that only one of the two got right.</summary>
    ExactBinomial,

    /// <summary>χ² of one degree of freedom with continuity correction.</summary>
    ChiSquare,
}
