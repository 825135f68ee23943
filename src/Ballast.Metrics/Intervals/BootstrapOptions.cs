namespace Ballast.Metrics;

/// <summary>How a bootstrap draws and what interval it reports.</summary>
public sealed record BootstrapOptions
{
    /// <summary>How many times the test is drawn again; 100 or more, default 2,000.</summary>
    public int Resamples
    {
        get;
        init => field = value >= 100
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Resamples), value, "Fewer than 100 resamples say nothing about the tails.");
    } = 2000;

    /// <summary>The share of resamples inside the interval, above 0 and below 1; default .95.</summary>
    public double Confidence
    {
        get;
        init => field = value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Confidence), value, "The confidence is above 0 and below 1.");
    } = .95;

    /// <summary>The seed of the draws; default 42. Resample r draws with a generator seeded by this and r alone.</summary>
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
