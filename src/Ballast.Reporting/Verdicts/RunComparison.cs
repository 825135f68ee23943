namespace Ballast.Reporting;

/// <summary>A technique compared with doing nothing, all comparisons of the report allowed for.</summary>
public sealed record RunComparison
{
    /// <summary>The level of the test, after the correction: 0.05.</summary>
    public const double Level = 0.05;

    internal RunComparison(ReportRun run, BaselineDifference difference, double adjustedPValue)
    {
        Run = run;
        Difference = difference;
        AdjustedPValue = adjustedPValue;
        Outcome = difference.IncludesZero || adjustedPValue >= Level ? ComparisonOutcome.NoClearDifference
            : difference.Low > 0 ? ComparisonOutcome.Better
            : ComparisonOutcome.Worse;
    }

    /// <summary>The technique.</summary>
    public ReportRun Run { get; }

    /// <summary>Its macro-F1 minus that of doing nothing.</summary>
    public BaselineDifference Difference { get; }

    /// <summary>The p-value after Holm's correction over all comparisons of the report.</summary>
    public double AdjustedPValue { get; }

    /// <summary>Better, worse, or no clear difference.</summary>
    public ComparisonOutcome Outcome { get; }
}
