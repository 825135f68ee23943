using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>How much the index balanced accuracy rewards finding the positive class.</summary>
public sealed record IndexBalancedAccuracyOptions
{
    /// <summary>The weight α of sensitivity less specificity; 0 … 1, default 0.1. 0 leaves the score as it is.</summary>
    public double Alpha
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"Alpha is {value} but must be from 0 to 1. 0.1 is usual.");
    } = 0.1;

    /// <summary>Whether the score is squared first; default <see cref="ScorePower.Squared"/>, as in the paper.</summary>
    public ScorePower Power { get; init; } = ScorePower.Squared;
}
