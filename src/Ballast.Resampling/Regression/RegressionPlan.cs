using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What a resampler of numeric targets decided: which samples stay, are made or left out, and which targets they have.</summary>
public sealed record RegressionPlan
{
    /// <summary>The method's name, for example <c>SMOTER</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The seed of its draws.</summary>
    public required uint Seed { get; init; }

    /// <summary>Where each sample of the result comes from: those that stay in their order, then those that were made, range by range.</summary>
    public required ImmutableArray<SampleOrigin> Samples { get; init; }

    /// <summary>The target of each sample of the result.</summary>
    public required ImmutableArray<double> Targets { get; init; }

    /// <summary>The samples left out, by index, each with its reason.</summary>
    public required ImmutableArray<RemovedSample> Removed { get; init; }

    /// <summary>The ranges of targets, ascending, with their counts.</summary>
    public required ImmutableArray<TargetBump> Bumps { get; init; }

    /// <summary>Counts of the dataset that was resampled, by relevance.</summary>
    public RelevanceCounts Before => Count(bump => bump.Before);

    /// <summary>Counts of the result, by relevance of the range that a sample comes from.</summary>
    public RelevanceCounts After => Count(bump => bump.After);

    /// <summary>What the reader should know: a remedy that was taken.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The feature values of computed samples, one row each: <see cref="SampleOrigin.ValueRow"/>. Without rows where there are none.</summary>
    public Matrix<double> Values { get; init; } = new(0, 0);

    private RelevanceCounts Count(Func<TargetBump, int> count) => new(
        Bumps.Where(bump => bump.Kind == BumpKind.Normal).Sum(count),
        Bumps.Where(bump => bump.Kind == BumpKind.Rare).Sum(count));
}
