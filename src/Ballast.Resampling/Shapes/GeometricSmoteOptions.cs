using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The settings of <see cref="GeometricSmote"/>.</summary>
public sealed record GeometricSmoteOptions : SmoteFamilyOptions
{
    /// <summary>
    /// How much of the sphere is cut away: 1 leaves the half towards the surface point, −1 the half away from it, 0 the whole; −1 … 1, default 1.
    /// </summary>
    public double Truncation
    {
        get;
        init => field = value is >= -1 and <= 1 ? value : throw new BallastException($"Truncation is {value} but must be from -1 to 1. 1 is usual.");
    } = 1;

    /// <summary>How much the sphere is pressed onto the line to the surface point: 0 leaves it round, 1 leaves the line, as SMOTE; 0 … 1, default 0.</summary>
    public double Deformation
    {
        get;
        init => field = value is >= 0 and <= 1 ? value : throw new BallastException($"Deformation is {value} but must be from 0 to 1. 0 is usual.");
    }

    /// <summary>Which neighbour the surface goes through; default <see cref="SurfaceSelection.Combined"/>.</summary>
    public SurfaceSelection Selection { get; init; } = SurfaceSelection.Combined;
}
