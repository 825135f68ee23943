using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Mwmote"/>; the defaults are the paper's.</summary>
public sealed record MwmoteOptions : SeededSamplerOptions
{
    /// <summary>A sample without one of its class among so many nearest of the whole table counts as noise; 1 or more, default 5 (k1).</summary>
    public int NoiseNeighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(NoiseNeighbors), 5);
    } = 5;

    /// <summary>How many nearest samples of other classes each sample that is not noise puts on the border; 1 or more, default 3 (k2).</summary>
    public int BorderNeighbors
    {
        get;
        init => field = AtLeastOne(value, nameof(BorderNeighbors), 3);
    } = 3;

    /// <summary>How many nearest samples of the class each border sample makes informative; 1 or more, default half of the class (k3).</summary>
    public int? InformativeNeighbors
    {
        get;
        init => field = value is { } count ? AtLeastOne(count, nameof(InformativeNeighbors), 5) : null;
    }

    /// <summary>Clusters join while their average distance is at most so many times the average distance to the nearest sample; 0 or more, default 3 (Cp).</summary>
    public double ClusterWidth
    {
        get;
        init => field = ZeroOrMore(value, nameof(ClusterWidth), 3);
    } = 3;

    /// <summary>Where closeness is cut off: 1 / (distance / features) above it counts as it; above 0, default 5 (C_f(th)).</summary>
    public double ClosenessCutoff
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"ClosenessCutoff is {value} but must be above 0. 5 is usual.");
    } = 5;

    private static double ZeroOrMore(double value, string name, double usual) =>
        value >= 0 && double.IsFinite(value) ? value : throw new BallastException($"{name} is {value} but must be 0 or more. {usual} is usual.");
}
