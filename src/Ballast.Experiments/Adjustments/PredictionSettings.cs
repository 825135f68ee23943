using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Which images a finished run is asked about.</summary>
public sealed record PredictionSettings
{
    /// <summary>The folder of the finished run.</summary>
    public required string RunFolder { get; init; }

    /// <summary>Image files, and folders whose images are taken with those of their folders.</summary>
    public required ImmutableArray<string> Paths { get; init; }

    /// <summary>The method of <c>ballast adjust</c> whose result is used; null (the default) takes the run as it was trained.</summary>
    public AdjustmentMethod? Adjusted { get; init; }

    /// <summary>The most memory that decoded images may take, in bytes, 0 or more; default 1 GiB. Images beyond it are decoded twice.</summary>
    /// <exception cref="BallastException">Negative.</exception>
    public long CacheBudgetBytes
    {
        get;
        init => field = value >= 0 ? value : throw new BallastException($"--cache-mb is {value >> 20}; it must be 0 or more.");
    } = 1L << 30;
}
