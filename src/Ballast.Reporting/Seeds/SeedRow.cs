using System.Collections.Immutable;
using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>One technique over the seeds (and datasets) of a comparison.</summary>
public sealed record SeedRow
{
    /// <summary>The technique's name.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of row it is.</summary>
    public required ReportRunKind Kind { get; init; }

    /// <summary>Macro-F1 of each block, in the order of <see cref="SeedComparison.Blocks"/>; NaN where the technique has none.</summary>
    public required ImmutableArray<double> Scores { get; init; }

    /// <summary>Macro-F1 over the blocks that the technique has.</summary>
    public required SeedInterval Interval { get; init; }

    /// <summary>The differences to the baseline over the blocks that both have; null for the baseline itself and where they share none.</summary>
    public SeedInterval? Difference { get; init; }

    /// <summary>The paired t-test of the differences; null with fewer than two.</summary>
    public PairedTestResult? StudentTest { get; init; }

    /// <summary>The signed-rank test of the differences; null where there are none.</summary>
    public PairedTestResult? SignedRankTest { get; init; }

    /// <summary>The t-test's p-value after Holm's correction over all techniques; NaN where there is none.</summary>
    public double StudentAdjusted { get; init; } = double.NaN;

    /// <summary>The signed-rank test's p-value after Holm's correction over all techniques; NaN where there is none.</summary>
    public double SignedRankAdjusted { get; init; } = double.NaN;

    /// <summary>The mean rank over the blocks, 1 is best; NaN for a technique that lacks a block.</summary>
    public double MeanRank { get; init; } = double.NaN;
}
