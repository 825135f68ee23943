using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>The volumes of each part, in ordinal order.</summary>
/// <param name="Train">The training part.</param>
/// <param name="Val">The validation part.</param>
/// <param name="Test">The test part.</param>
public sealed record ConversionSplits(ImmutableArray<string> Train, ImmutableArray<string> Val, ImmutableArray<string> Test);
