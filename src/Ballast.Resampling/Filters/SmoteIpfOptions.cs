using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="SmoteIpf"/>; the defaults are the paper's.</summary>
public sealed record SmoteIpfOptions : SmoteFamilyOptions
{
    /// <summary>Into how many parts the samples are divided, a tree for each; 2 or more, default 9.</summary>
    public int Parts
    {
        get;
        init => field = value >= 2 ? value : throw new BallastException($"Parts is {value} but must be 2 or more. 9 is usual.");
    } = 9;

    /// <summary>How many trees must agree that a sample is mislabelled; default <see cref="FilterVote.Majority"/>.</summary>
    public FilterVote Vote { get; init; } = FilterVote.Majority;

    /// <summary>The filter ends after so many rounds in a row that take out little; 1 or more, default 3.</summary>
    public int QuietRounds
    {
        get;
        init => field = AtLeastOne(value, nameof(QuietRounds), 3);
    } = 3;

    /// <summary>What is little: less than this part of the samples before over-sampling; above 0, at most 1, default 0.01.</summary>
    public double QuietShare
    {
        get;
        init => field = value > 0 && value <= 1 ? value : throw new BallastException($"QuietShare is {value} but must be above 0 and at most 1. 0.01 is usual.");
    } = 0.01;
}
