using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="ProWSyn"/>.</summary>
public sealed record ProWSynOptions : SeededSamplerOptions
{
    /// <summary>How many samples of the class each sample of another class pulls into a level; 1 or more, default 5.</summary>
    public int Neighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(Neighbors), 5);
    } = 5;

    /// <summary>How many levels of distance from the other classes there are at most; 1 or more, default 5.</summary>
    public int Levels
    {
        get;
        init => field = AtLeastOne(value, nameof(Levels), 5);
    } = 5;

    /// <summary>How fast weights fall from level to level: e^(−Decay · (level − 1)); 0 or more, default 1. With 0, all samples weigh the same.</summary>
    public double Decay
    {
        get;
        init => field = value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"Decay is {value} but must be 0 or more. 1 is usual.");
    } = 1;
}
