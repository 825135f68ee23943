namespace Ballast.Training;

/// <summary>How a batch is normalised.</summary>
internal sealed record BatchNormOptions
{
    public double Epsilon { get; init; } = 1e-5;

    /// <summary>The share of the batch's statistics in the running ones.</summary>
    public double Momentum { get; init; } = 0.1;

    /// <summary>Whether negative results become zero.</summary>
    public bool Rectify { get; init; }
}
