using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Volumes;

/// <summary>What a drawn knee looks like.</summary>
public sealed record DrawnKneeOptions
{
    /// <summary>What the volume is called; with the seed it decides about its anatomy. Default <c>knee</c>.</summary>
    /// <exception cref="BallastException">The name is empty.</exception>
    public string Name
    {
        get;
        init => field = !string.IsNullOrWhiteSpace(value) ? value : throw new BallastException("The name of the drawn volume is empty. Give it a name.");
    } = "knee";

    /// <summary>The seed of everything that is drawn; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>The number of slices, 1 … 10,000; default 36, from the front of the knee to its back.</summary>
    /// <exception cref="BallastException">The value is out of range.</exception>
    public int Slices
    {
        get;
        init => field = value is >= 1 and <= 10_000 ? value : throw new BallastException($"A drawn volume cannot have {value} slices. Choose 1 to 10000.");
    } = 36;

    /// <summary>The columns of a slice, 16 … 4,096; default 320.</summary>
    /// <exception cref="BallastException">The value is out of range.</exception>
    public int WidthPixels
    {
        get;
        init => field = Side(value);
    } = 320;

    /// <summary>The rows of a slice, 16 … 4,096; default 320.</summary>
    /// <exception cref="BallastException">The value is out of range.</exception>
    public int HeightPixels
    {
        get;
        init => field = Side(value);
    } = 320;

    /// <summary>The tears; default none. Boxes may reach out of the picture; what is inside is drawn.</summary>
    public ImmutableArray<DrawnTear> Tears
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>How the rows are stored; default as looked at. <see cref="SliceOrientation.UpsideDown"/> is how fastMRI stores them.</summary>
    public SliceOrientation StoredAs { get; init; }

    private static int Side(int value) =>
        value is >= 16 and <= 4096 ? value : throw new BallastException($"A drawn slice cannot have a side of {value} pixels. Choose 16 to 4096.");
}
