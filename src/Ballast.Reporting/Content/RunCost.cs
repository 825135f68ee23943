namespace Ballast.Reporting;

/// <summary>What a run cost.</summary>
public sealed record RunCost
{
    /// <summary>The seconds of balancing and training together, the mean over the seeds; NaN when unknown.</summary>
    public double TrainSeconds { get; init; } = double.NaN;

    /// <summary>The most memory that the process held, in bytes; 0 when unknown.</summary>
    public long PeakMemoryBytes { get; init; }

    /// <summary>The number of training samples an epoch, after balancing; 0 when unknown.</summary>
    public int TrainingSamples { get; init; }
}
