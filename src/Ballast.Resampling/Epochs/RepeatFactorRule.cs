using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>How repeat factors are computed.</summary>
public sealed record RepeatFactorRule
{
    /// <summary>t: classes with a smaller share are repeated; above 0 up to 1, default 0.001.</summary>
    /// <exception cref="BallastException">Out of range.</exception>
    public double Threshold
    {
        get;
        init => field = value is > 0 and <= 1 ? value : throw new BallastException($"The threshold of repeat factors is {value} but must be above 0 up to 1. 0.001 is usual.");
    } = 0.001;

    /// <summary>How the factor grows; default <see cref="RepeatRoot.SquareRoot"/>.</summary>
    public RepeatRoot Root { get; init; } = RepeatRoot.SquareRoot;

    /// <summary>What the share of a class is of; default <see cref="RepeatShare.Images"/>.</summary>
    public RepeatShare Share { get; init; } = RepeatShare.Images;
}
