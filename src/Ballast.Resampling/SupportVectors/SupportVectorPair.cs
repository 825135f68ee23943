using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>The machine that tells two classes apart: Σ weight · kernel(sample, x) − threshold, above 0 for the first class.</summary>
public sealed record SupportVectorPair
{
    /// <summary>The label of the first class, the smaller of the two.</summary>
    public required int First { get; init; }

    /// <summary>The label of the second class.</summary>
    public required int Second { get; init; }

    /// <summary>The support vectors, as row indices of the table that was fitted: those of the first class, then those of the second, ascending.</summary>
    public required ImmutableArray<int> Rows { get; init; }

    /// <summary>The weight of each support vector: its multiplier, negative for the second class.</summary>
    public required ImmutableArray<double> Weights { get; init; }

    /// <summary>What is taken off the sum.</summary>
    public required double Threshold { get; init; }
}
