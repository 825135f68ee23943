using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Mlsmote"/>.</summary>
public sealed record MlsmoteOptions
{
    /// <summary>How many neighbours with the same rare label a sample has; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Neighbors is {value} but must be 1 or more. 5 is usual.");
    } = 5;

    /// <summary>Which labels a new sample gets; default <see cref="LabelSetRule.Ranking"/>, the best in the paper.</summary>
    public LabelSetRule Rule { get; init; } = LabelSetRule.Ranking;

    /// <summary>The seed of the draws; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;
}
