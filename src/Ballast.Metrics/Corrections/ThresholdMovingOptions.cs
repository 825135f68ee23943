namespace Ballast.Metrics;

/// <summary>How threshold moving guards against fitting the luck of few validation samples.</summary>
public sealed record ThresholdMovingOptions
{
    /// <summary>How many bootstrap fits are averaged; 1 or more, default 20. 1 fits the samples as they are, once.</summary>
    public int Fits
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(Fits), value, "At least one fit is needed.");
    } = 20;

    /// <summary>In how many parts the samples are cross-validated to choose the strength; 2 or more, default 5.</summary>
    public int Folds
    {
        get;
        init => field = value >= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Folds), value, "Cross-validation needs two parts or more.");
    } = 5;

    /// <summary>The seed of the bootstrap draws; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>On how many threads to work, 1 or more; default all cores. Results do not depend on it.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Threads), value, "The number of threads is 1 or more.");
    } = Environment.ProcessorCount;
}
