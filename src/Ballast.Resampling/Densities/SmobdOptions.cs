using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Smobd"/>.</summary>
public sealed record SmobdOptions : SeededSamplerOptions
{
    /// <summary>How many samples make a core, the sample itself counted, and how many neighbours one may move towards; 2 or more, default 5 (MinPts).</summary>
    public int CoreSamples
    {
        get;
        init => field = value >= 2 ? value : throw new BallastException($"CoreSamples is {value} but must be 2 or more. 5 is usual.");
    } = 5;

    /// <summary>How much the core distance counts in a weight; the number of samples within the radius counts the rest; 0 … 1, default 0.5 (η₁).</summary>
    public double CoreShare
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"CoreShare is {value} but must be from 0 to 1. 0.5 is usual.");
    } = 0.5;

    /// <summary>A sample is noise where its core and its reachability distance are above so many times their means; above 0, default 1.8 (t).</summary>
    public double NoiseFactor
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"NoiseFactor is {value} but must be above 0. 1.8 is usual.");
    } = 1.8;

    /// <summary>The radius in which samples of the class are counted; above 0, default the mean core distance of the class.</summary>
    public double? Radius
    {
        get;
        init => field = value is null or > 0 ? value : throw new BallastException($"Radius is {value} but must be above 0. Leave it out for the mean core distance.");
    }
}
