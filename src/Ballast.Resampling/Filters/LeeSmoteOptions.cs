using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="LeeSmote"/>. Neighbors also says how many nearest samples of the whole table judge a new one.</summary>
public sealed record LeeSmoteOptions : SmoteFamilyOptions
{
    /// <summary>A new sample is rejected when at least this part of its neighbours is of other classes; above 0, at most 1, default 0.5.</summary>
    public double RejectionLevel
    {
        get;
        init => field = value > 0 && value <= 1
            ? value
            : throw new BallastException($"RejectionLevel is {value} but must be above 0 and at most 1. 0.5 is usual; to reject nothing, use SMOTE.");
    } = 0.5;

    /// <summary>How many samples are tried at most for one that is wanted; 1 or more, default 100.</summary>
    public int Attempts
    {
        get;
        init => field = AtLeastOne(value, nameof(Attempts), 100);
    } = 100;

    /// <summary>What to do when the attempts are used up; default <see cref="RejectionRemedy.Refuse"/>.</summary>
    public RejectionRemedy Exhausted { get; init; } = RejectionRemedy.Refuse;
}
