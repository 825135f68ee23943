namespace Ballast.Resampling;

/// <summary>Where one sample of a resampled dataset comes from: its provenance. Indices point into the dataset that was resampled.</summary>
public readonly record struct SampleOrigin
{
    private readonly int place;

    private SampleOrigin(SampleKind kind, int @base, int neighbor, double step, int place)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(@base);
        Kind = kind;
        Base = @base;
        Neighbor = neighbor;
        Step = step;
        this.place = place;
    }

    /// <summary>How the sample came to be.</summary>
    public SampleKind Kind { get; }

    /// <summary>The sample it is, repeats, starts from, transforms or, where it stands for several, is nearest to.</summary>
    public int Base { get; }

    /// <summary>The sample it moves towards when synthetic, and when computed from a pair; otherwise −1.</summary>
    public int Neighbor { get; }

    /// <summary>How far it moves towards the neighbour, as a share of their difference (usually 0 … 1); 0 without a neighbour.</summary>
    public double Step { get; }

    /// <summary>Which transformed version it is, from 1; 0 unless augmented.</summary>
    public int Version => Kind == SampleKind.Augmented ? place : 0;

    /// <summary>The row of <see cref="ResamplingPlan.Values"/> that holds its values when computed or moved; otherwise −1.</summary>
    public int ValueRow => Kind is SampleKind.Computed or SampleKind.Moved ? place : -1;

    /// <summary>Whether no such sample was there before: synthetic, augmented or computed.</summary>
    public bool IsMade => Kind is SampleKind.Synthetic or SampleKind.Augmented or SampleKind.Computed;

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

    /// <summary>A point whose values the plan holds.</summary>
    /// <param name="index">The sample it starts from or is nearest to.</param>
    /// <param name="valueRow">The row of <see cref="ResamplingPlan.Values"/>.</param>
    public static SampleOrigin Computed(int index, int valueRow) => new(SampleKind.Computed, index, -1, 0, valueRow);

    /// <summary>A point computed from a pair, whose values the plan holds because some columns do not lie between the two.</summary>
    /// <param name="base">The sample it starts from.</param>
    /// <param name="neighbor">The sample it moves towards.</param>
    /// <param name="step">The share of their difference.</param>
    /// <param name="valueRow">The row of <see cref="ResamplingPlan.Values"/>.</param>
    public static SampleOrigin Computed(int @base, int neighbor, double step, int valueRow) => new(SampleKind.Computed, @base, neighbor, step, valueRow);

    /// <summary>A sample that was there, moved to values that the plan holds.</summary>
    /// <param name="index">The sample.</param>
    /// <param name="valueRow">The row of <see cref="ResamplingPlan.Values"/>.</param>
    public static SampleOrigin Moved(int index, int valueRow) => new(SampleKind.Moved, index, -1, 0, valueRow);
}
