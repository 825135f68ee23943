using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="Ccr"/>.</summary>
public sealed record CcrOptions : SeededSamplerOptions
{
    /// <summary>
    /// What a sphere may spend on growing: its radius, plus for each sample of another class inside how far that is pushed; above 0, default 1. In the unit of the features, as Manhattan distance.
    /// </summary>
    public double Energy
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new BallastException($"Energy is {value} but must be above 0. Usual values for standardised features are 0.25 to 100.");
    } = 1;
}
