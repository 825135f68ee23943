using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of a sampler for numeric targets.</summary>
public abstract record RegressionSamplerOptions
{
    private protected RegressionSamplerOptions()
    {
    }

    /// <summary>How relevant targets are; default <see cref="RelevanceFunction.FromExtremes"/> of the dataset's targets.</summary>
    public RelevanceFunction? Relevance { get; init; }

    /// <summary>From which relevance on a target counts as rare; above 0, at most 1, default 0.5.</summary>
    public double Threshold
    {
        get;
        init => field = value > 0 && value <= 1 ? value : throw new BallastException($"Threshold is {value} but must be above 0 and at most 1. 0.5 is usual.");
    } = 0.5;

    /// <summary>How many samples each range of targets shall have; default <see cref="BumpAmounts.Balance"/>.</summary>
    public BumpAmounts Amounts
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = BumpAmounts.Balance;

    /// <summary>How many neighbours of its range a sample may move towards; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Neighbors is {value} but must be 1 or more. 5 is usual.");
    } = 5;

    /// <summary>What to do with a range of no more samples than <see cref="Neighbors"/> that shall grow; default <see cref="SmallClassRemedy.Refuse"/>.</summary>
    public SmallClassRemedy SmallBump { get; init; } = SmallClassRemedy.Refuse;

    /// <summary>The seed of the draws; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;
}
