namespace Ballast.Detection;

/// <summary>Where in one volume the positive slices lie.</summary>
/// <param name="Volume">The volume.</param>
/// <param name="Slices">Its slices.</param>
/// <param name="Positive">How many of them hold an object.</param>
/// <param name="First">The number of the first positive slice; null where there is none.</param>
/// <param name="Last">The number of the last positive slice; null where there is none.</param>
public sealed record VolumeSliceRange(string Volume, int Slices, int Positive, int? First, int? Last);
