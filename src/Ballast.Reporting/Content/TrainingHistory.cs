using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>The epochs of one training, in order.</summary>
public sealed record TrainingHistory
{
    /// <summary>The seed of the training.</summary>
    public uint Seed { get; init; }

    /// <summary>The epoch whose weights were kept, from 1; 0 when unknown.</summary>
    public int BestEpoch { get; init; }

    /// <summary>The epochs, in order.</summary>
    public required ImmutableArray<TrainingEpoch> Epochs { get; init; }
}
