using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>
/// How much better (positive) or worse (negative) a challenger scores than a baseline on the same samples, and how sure that is.
/// </summary>
public sealed record PairedDifference
{
    /// <summary>The score of the baseline, averaged over its runs.</summary>
    public required double Baseline { get; init; }

    /// <summary>The score of the challenger, averaged over its runs.</summary>
    public required double Challenger { get; init; }

    /// <summary>Challenger − baseline.</summary>
    public double Difference => Challenger - Baseline;

    /// <summary>The lower end of the interval of the difference.</summary>
    public required double Lower { get; init; }

    /// <summary>The upper end of the interval of the difference.</summary>
    public required double Upper { get; init; }

    /// <summary>The two-sided p-value of no difference, above 0 and up to 1.</summary>
    public required double PValue { get; init; }

    /// <summary>The difference of each run by itself: how much the seed of training alone moves it.</summary>
    public required ImmutableArray<double> RunDifferences { get; init; }

    /// <summary>How many resamples it rests on; those in which the score is not defined are left out.</summary>
    public required int Resamples { get; init; }
}
