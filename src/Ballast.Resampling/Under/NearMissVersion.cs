namespace Ballast.Resampling;

/// <summary>Which samples <see cref="NearMiss"/> keeps.</summary>
public enum NearMissVersion
{
    /// <summary>NearMiss-1: those with the smallest mean distance to their nearest samples of the smallest class.</summary>
    NearestToNearest = 1,

    /// <summary>NearMiss-2: those with the smallest mean distance to the samples of the smallest class farthest from them.</summary>
    NearestToFarthest = 2,

    /// <summary>NearMiss-3: of the samples nearest to each one of the smallest class, those with the largest mean distance to their nearest samples of it.</summary>
    FarthestOfNearest = 3,
}
