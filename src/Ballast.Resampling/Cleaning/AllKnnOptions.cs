namespace Ballast.Resampling;

/// <summary>The settings of <see cref="AllKnn"/>. Neighbors is the largest number of neighbours, that of the last pass.</summary>
public sealed record AllKnnOptions : EditingOptions
{
    /// <summary>Whether it goes on when another class has become smaller than the smallest was; default no.</summary>
    public bool AllowMinority { get; init; }
}
