namespace Ballast.Resampling;

/// <summary>The settings of <see cref="CondensedNearestNeighbor"/>.</summary>
public sealed record CondensedNearestNeighborOptions : CondensingOptions;
