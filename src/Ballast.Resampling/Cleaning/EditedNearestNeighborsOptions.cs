namespace Ballast.Resampling;

/// <summary>The settings of <see cref="EditedNearestNeighbors"/>.</summary>
public sealed record EditedNearestNeighborsOptions : EditingOptions;
