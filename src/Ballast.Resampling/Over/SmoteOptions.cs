using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Smote"/>.</summary>
public sealed record SmoteOptions
{
    /// <summary>The counts to reach; default <see cref="SamplingTarget.Auto"/>: every class grows to the largest.</summary>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed of the draws; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How many neighbours of its own class a sample may move towards; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Neighbors is {value} but must be 1 or more. 5 is usual.");
    } = 5;

    /// <summary>What to do with a class of no more samples than <see cref="Neighbors"/>; default <see cref="SmallClassRemedy.Refuse"/>.</summary>
    public SmallClassRemedy SmallClass { get; init; } = SmallClassRemedy.Refuse;

    /// <summary>How a sample is kept from being its own neighbour; default <see cref="NeighborRule.ByIdentity"/>.</summary>
    public NeighborRule NeighborRule { get; init; } = NeighborRule.ByIdentity;

    /// <summary>The names of the classes, for messages; default none.</summary>
    public ClassNames? ClassNames { get; init; }
}
