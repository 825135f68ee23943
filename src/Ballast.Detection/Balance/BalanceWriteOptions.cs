using Ballast.Core;

namespace Ballast.Detection;

/// <summary>How a balanced dataset is written.</summary>
public sealed record BalanceWriteOptions
{
    /// <summary>How images come into the new folder; default copied.</summary>
    public LinkMode Link { get; init; } = LinkMode.Copy;

    /// <summary>Threads. Default: one a processor.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Threads is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;
}
