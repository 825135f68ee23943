namespace Ballast.Reporting;

/// <summary>How a technique stands against doing nothing.</summary>
public enum ComparisonOutcome
{
    /// <summary>The difference could be chance.</summary>
    NoClearDifference,

    /// <summary>Better than doing nothing: the interval lies above 0 and the corrected p-value is below 0.05.</summary>
    Better,

    /// <summary>Worse than doing nothing: the interval lies below 0 and the corrected p-value is below 0.05.</summary>
    Worse,
}
