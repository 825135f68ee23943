using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Smogn"/>.</summary>
public sealed record SmognOptions : RegressionSamplerOptions
{
    /// <summary>Up to which distance a neighbour is approached; default <see cref="SafeDistance.HalfMedian"/>.</summary>
    public SafeDistance Safe { get; init; } = SafeDistance.HalfMedian;

    /// <summary>The largest noise, as a share of each feature's deviation in the range; above 0, default 0.02.</summary>
    public double Perturbation
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"Perturbation is {value} but must be above 0. 0.02 is usual.");
    } = 0.02;
}
