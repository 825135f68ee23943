using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings that say how one decision tree grows.</summary>
public abstract record TreeOptions
{
    private protected TreeOptions()
    {
    }

    /// <summary>What a split makes smaller; default <see cref="SplitCriterion.Gini"/>.</summary>
    public SplitCriterion Criterion { get; init; } = SplitCriterion.Gini;

    /// <summary>How many splits there are at most from the root to a leaf; 1 or more, default without a limit.</summary>
    public int? MaximumDepth
    {
        get;
        init => field = value is null or >= 1 ? value : throw new BallastException($"MaximumDepth is {value} but must be 1 or more. Leave it out for no limit.");
    }

    /// <summary>How many samples a node needs to be split; 2 or more, default 2.</summary>
    public int SmallestSplit
    {
        get;
        init => field = value >= 2 ? value : throw new BallastException($"SmallestSplit is {value} but must be 2 or more.");
    } = 2;

    /// <summary>How many samples a leaf has at least; 1 or more, default 1.</summary>
    public int SmallestLeaf
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"SmallestLeaf is {value} but must be 1 or more.");
    } = 1;

    /// <summary>The seed of the draws; default 42. Not that of a Python library: trees are not equal to scikit-learn's.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many threads work at most; 1 or more, default one a processor. The result does not depend on it.</summary>
    public int Workers
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Workers is {value} but must be 1 or more.");
    } = Environment.ProcessorCount;

    internal SplitFeatures SplitFeatures { get; private protected init; } = SplitFeatures.All;
}
