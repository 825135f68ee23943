using Ballast.Core;

namespace Ballast.Vision;

/// <summary>How the demo dataset is drawn. Everything but <see cref="Threads"/> decides about the bytes.</summary>
public sealed record DemoLeavesOptions
{
    /// <summary>The side of each photo in pixels, 32 … 512; default 96.</summary>
    /// <exception cref="BallastException">The value is outside 32 … 512.</exception>
    public int ImageSizePixels
    {
        get;
        init => field = value is >= 32 and <= 512
            ? value
            : throw new BallastException($"The demo's photos cannot be {value} pixels wide. Choose an ImageSizePixels from 32 to 512.");
    } = 96;

    /// <summary>The seed of every leaf and photo; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many photos each class has; default 600, 240, 120, 60 and 30.</summary>
    public DemoLeavesCounts Counts { get; init; } = new();

    /// <summary>How many photos are taken of one leaf; default 3 … 4.</summary>
    public DemoPhotosPerLeaf PhotosPerLeaf { get; init; } = new(3, 4);

    /// <summary>How many threads draw, 1 or more; default the number of processors. The result does not depend on it.</summary>
    /// <exception cref="BallastException">The value is below 1.</exception>
    public int Threads
    {
        get;
        init => field = value >= 1
            ? value
            : throw new BallastException($"The demo cannot be drawn with {value} threads. Choose 1 or more.");
    } = Environment.ProcessorCount;
}
