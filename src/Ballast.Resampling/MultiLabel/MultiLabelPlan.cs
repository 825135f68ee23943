using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>What a resampler of samples with several labels decided: which samples stay, are repeated, made or left out, and which labels they have.</summary>
public sealed record MultiLabelPlan
{
    /// <summary>The method's name, for example <c>MLSMOTE</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The seed of its draws.</summary>
    public required uint Seed { get; init; }

    /// <summary>Where each sample of the result comes from: those that stay in their order, then the new ones.</summary>
    public required ImmutableArray<SampleOrigin> Samples { get; init; }

    /// <summary>The labels of each sample of the result.</summary>
    public required LabelMatrix LabelSets { get; init; }

    /// <summary>The samples left out, by index, each with its reason.</summary>
    public required ImmutableArray<RemovedSample> Removed { get; init; }

    /// <summary>The imbalance of the dataset that was resampled.</summary>
    public required LabelImbalance Before { get; init; }

    /// <summary>The imbalance of the result.</summary>
    public required LabelImbalance After { get; init; }

    /// <summary>What the reader should know: a remedy that was taken, counts that differ from those asked.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
