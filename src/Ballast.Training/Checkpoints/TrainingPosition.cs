using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>Where a run stands: all of its state that is not a tensor.</summary>
internal sealed record TrainingPosition
{
    /// <summary>The running epoch, from 0: as many are finished.</summary>
    public int Epoch => History.Length;

    /// <summary>The next batch of the running epoch, from 0.</summary>
    public int Batch { get; init; }

    /// <summary>Updates of the weights in the whole run.</summary>
    public long Steps { get; init; }

    /// <summary>The sums of the running epoch.</summary>
    public TallySums Tally { get; init; }

    /// <summary>Where the time of the running epoch went.</summary>
    public EpochTimes Times { get; init; }

    /// <summary>The finished epochs.</summary>
    public ImmutableArray<EpochRecord> History { get; init; } = [];

    /// <summary>The best epoch so far, from 1; 0 before there is one.</summary>
    public int BestEpoch { get; init; }

    /// <summary>Its score; higher is better.</summary>
    public double BestScore { get; init; } = double.NegativeInfinity;
}
