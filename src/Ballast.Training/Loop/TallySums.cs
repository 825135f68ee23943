namespace Ballast.Training;

/// <summary>The sums of an epoch's training so far, in full precision.</summary>
internal readonly record struct TallySums
{
    public double Loss { get; init; }

    public double LastLoss { get; init; }

    public double Norm { get; init; }

    public long Hits { get; init; }

    public long Images { get; init; }

    public int Batches { get; init; }

    public int Steps { get; init; }
}
