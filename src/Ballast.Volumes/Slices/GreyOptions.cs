using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>How the values of a volume become greys of 8 bits.</summary>
public sealed record GreyOptions
{
    /// <summary>Which values are shown from black to white; default percentiles 0.5 … 99.5 of the volume.</summary>
    public SliceWindow Window { get; init; } = SliceWindow.Usual;

    /// <summary>Which way up; default as stored.</summary>
    /// <exception cref="BallastException">The value is none of the two.</exception>
    public SliceOrientation Orientation
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new BallastException($"A slice has no orientation {(int)value}. Choose AsStored or UpsideDown.");
    }

    /// <summary>How many threads work, 1 or more; default the number of processors. The result does not depend on it.</summary>
    /// <exception cref="BallastException">The value is below 1.</exception>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Slices cannot be made with {value} threads. Choose 1 or more.");
    } = Environment.ProcessorCount;
}
