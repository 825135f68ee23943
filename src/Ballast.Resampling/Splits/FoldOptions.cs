using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of a division into folds, each of which is held out once.</summary>
public sealed record FoldOptions
{
    /// <summary>How many folds; 2 or more, default 5.</summary>
    public int Folds
    {
        get;
        init => field = value >= 2 ? value : throw new BallastException($"Folds is {value} but must be 2 or more. 5 is usual.");
    } = 5;

    /// <summary>Whether samples or groups are shuffled first; default <see cref="FoldOrder.AsGiven"/>.</summary>
    public FoldOrder Order { get; init; } = FoldOrder.AsGiven;

    /// <summary>The seed of the shuffle; default 42. Equal to an integer <c>random_state</c> in Python.</summary>
    public uint Seed { get; init; } = 42;

    internal void RequireEnough(int available, string what)
    {
        if (Folds > available)
            throw new BallastException($"{Folds} folds need at least {Folds} {what}, but there are {available}. Use fewer folds, or add {what}.");
    }
}
