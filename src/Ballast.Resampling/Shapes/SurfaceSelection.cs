namespace Ballast.Resampling;

/// <summary>Which neighbour of a sample <see cref="GeometricSmote"/> lays the surface of its sphere through.</summary>
public enum SurfaceSelection
{
    /// <summary>The drawn neighbour of the class, or the nearest sample of another class where that is nearer.</summary>
    Combined,

    /// <summary>The drawn neighbour of the class.</summary>
    Minority,

    /// <summary>The nearest sample of another class.</summary>
    Majority,
}
