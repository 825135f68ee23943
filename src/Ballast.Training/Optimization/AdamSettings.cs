namespace Ballast.Training;

/// <summary>The constants of Adam that stay the same over a run.</summary>
internal sealed record AdamSettings
{
    public double Beta1 { get; init; } = 0.9;

    public double Beta2 { get; init; } = 0.999;

    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The factor of the weights that is added to their gradient.</summary>
    public double WeightDecay { get; init; }
}
