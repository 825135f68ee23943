using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="NeighborhoodCleaningRule"/>.</summary>
public sealed record NeighborhoodCleaningRuleOptions : SamplerOptions
{
    /// <summary>How many nearest neighbours vote on a sample; 1 or more, default 3.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 3);
    } = 3;

    /// <summary>
    /// How large a class must be, as a multiple of the smallest, to lose samples beside misclassified ones of the smallest class; 0 or more,
    /// default 0.5. A class must be larger than that.
    /// </summary>
    public double CleaningThreshold
    {
        get;
        init => field = value is >= 0 and < double.PositiveInfinity
            ? value
            : throw new BallastException($"CleaningThreshold is {value} but must be 0 or more. 0.5 is usual.");
    } = 0.5;
}
