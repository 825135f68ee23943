using System.Collections.Immutable;

namespace Ballast.Resampling;

/// <summary>A dataset in two parts.</summary>
/// <param name="Train">Indices of the first part.</param>
/// <param name="Test">Indices of the second part.</param>
public sealed record TrainTestIndices(ImmutableArray<int> Train, ImmutableArray<int> Test);
