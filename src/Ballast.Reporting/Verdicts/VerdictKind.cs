namespace Ballast.Reporting;

/// <summary>What a comparison came to.</summary>
public enum VerdictKind
{
    /// <summary>At least one technique is better than doing nothing.</summary>
    Helps,

    /// <summary>The best technique is better than doing nothing, but not distinguishable from as many steps without balancing, or worse than that.</summary>
    LongerTraining,

    /// <summary>No technique is distinguishable from doing nothing.</summary>
    NoDifference,

    /// <summary>No technique is better, and at least one is worse than doing nothing.</summary>
    Hurts,

    /// <summary>There is nothing to compare: only the baseline finished, or the baseline did not, or nothing did.</summary>
    NothingToCompare,
}
