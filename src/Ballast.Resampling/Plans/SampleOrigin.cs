namespace Ballast.Resampling;

/// <summary>Where one sample of a resampled dataset comes from: its provenance. Indices point into the dataset that was resampled.</summary>
public readonly record struct SampleOrigin
{
    private SampleOrigin(SampleKind kind, int @base, int neighbor, double step, int version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@base);
        Kind = kind;
        Base = @base;
        Neighbor = neighbor;
        Step = step;
        Version = version;
    }

    /// <summary>How the sample came to be.</summary>
    public SampleKind Kind { get; }

    /// <summary>The sample it is, repeats, starts from or transforms.</summary>
    public int Base { get; }

    /// <summary>The sample it moves towards when synthetic; otherwise −1.</summary>
    public int Neighbor { get; }

    /// <summary>How far it moves towards the neighbour, as a share of their difference (usually 0 … 1); 0 unless synthetic.</summary>
    public double Step { get; }

    /// <summary>Which transformed version it is, from 1; 0 unless augmented.</summary>
    public int Version { get; }

    /// <summary>The sample as it was.</summary>
    /// <param name="index">The sample.</param>
    public static SampleOrigin Original(int index) => new(SampleKind.Original, index, -1, 0, 0);

    /// <summary>Another copy of a sample.</summary>
    /// <param name="index">The sample.</param>
    public static SampleOrigin Repeated(int index) => new(SampleKind.Repeated, index, -1, 0, 0);

    /// <summary>The point base + step · (neighbor − base).</summary>
    /// <param name="base">The sample to start from.</param>
    /// <param name="neighbor">The sample to move towards.</param>
    /// <param name="step">The share of their difference.</param>
    public static SampleOrigin Synthetic(int @base, int neighbor, double step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(neighbor);
        return new(SampleKind.Synthetic, @base, neighbor, step, 0);
    }

    /// <summary>A transformed version of a sample.</summary>
    /// <param name="index">The sample.</param>
    /// <param name="version">Which version, from 1.</param>
    public static SampleOrigin Augmented(int index, int version)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(version, 1);
        return new(SampleKind.Augmented, index, -1, 0, version);
    }
}
