using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>What a training run found. Disposing it frees the network.</summary>
public sealed class TrainingResult : IDisposable
{
    internal TrainingResult(Classifier model, ImmutableArray<EpochRecord> history, int bestEpoch)
    {
        Model = model;
        History = history;
        BestEpoch = bestEpoch;
    }

    /// <summary>The classifier with the weights of the best epoch.</summary>
    public Classifier Model { get; }

    /// <summary>One record an epoch that was run.</summary>
    public ImmutableArray<EpochRecord> History { get; }

    /// <summary>The epoch whose weights the model has, from 1.</summary>
    public int BestEpoch { get; }

    /// <summary>The record of the best epoch.</summary>
    public EpochRecord Best => History[BestEpoch - 1];

    /// <summary>Whether patience ran out before the epochs did.</summary>
    public bool StoppedEarly { get; internal init; }

    /// <summary>What was taken from pretrained weights; null when training started from chance.</summary>
    public TransferReport? Transfer { get; internal init; }

    /// <summary>The most memory that this process has held so far, in bytes, from the operating system; 0 where it does not say.</summary>
    public long PeakMemoryBytes { get; internal init; }

    /// <summary>Frees the network.</summary>
    public void Dispose() => Model.Dispose();
}
