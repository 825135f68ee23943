using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>What a run has reached, beside the tensors it moves.</summary>
internal sealed class RunState(int classes, ImmutableSortedDictionary<string, StoredTensor> starting)
{
    /// <summary>The finished epochs.</summary>
    public List<EpochRecord> History { get; } = [];

    /// <summary>The running epoch, from 0.</summary>
    public int Epoch => History.Count;

    /// <summary>The next batch of the running epoch, from 0.</summary>
    public int Batch { get; set; }

    /// <summary>Loss and hits of the running epoch.</summary>
    public TrainingTally Tally { get; private set; } = new(classes);

    /// <summary>The time of the running epoch that is not on its clock: what went before the run was resumed.</summary>
    public EpochTimes Before { get; private set; }

    /// <summary>The best epoch so far, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; private set; }

    /// <summary>Its score; higher is better.</summary>
    public double BestScore { get; private set; } = double.NegativeInfinity;

    /// <summary>Its weights and running statistics.</summary>
    public ImmutableSortedDictionary<string, StoredTensor> Best { get; private set; } = starting;

    /// <summary>Ends the running epoch. Weights are captured only where its score is the best.</summary>
    public void Finish(EpochRecord record, double score, Func<ImmutableSortedDictionary<string, StoredTensor>> capture)
    {
        History.Add(record);
        (Batch, Tally, Before) = (0, new TrainingTally(classes), default);
        if (score > BestScore) (BestScore, BestEpoch, Best) = (score, record.Epoch, capture());
    }

    /// <summary>The state as a checkpoint holds it.</summary>
    public TrainingPosition At(long steps, EpochTimes times) => new()
    {
        Batch = Batch,
        Steps = steps,
        Tally = Tally.Sums,
        Times = times,
        History = [.. History],
        BestEpoch = BestEpoch,
        BestScore = BestScore,
    };

    /// <summary>Goes on from a checkpoint.</summary>
    public void Restore(TrainingPosition position, ImmutableSortedDictionary<string, StoredTensor> best)
    {
        History.AddRange(position.History);
        (Batch, Tally, Before) = (position.Batch, new TrainingTally(classes, position.Tally), position.Times);
        (BestEpoch, BestScore, Best) = (position.BestEpoch, position.BestScore, best);
    }
}
