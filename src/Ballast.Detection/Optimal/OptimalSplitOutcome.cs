using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>The best division that was found.</summary>
/// <param name="Parts">The part of each group, from 0.</param>
/// <param name="Balance">How near it comes to the wanted shares.</param>
/// <param name="LowestPossible">No division has a lower <see cref="SplitBalance.MeanDeviation"/> than this.</param>
/// <param name="IsProvenOptimal">Whether it was proven that no division is better (to the rounding of the programme's whole-number coefficients, about one in ten thousand).</param>
public sealed record OptimalSplitOutcome(ImmutableArray<int> Parts, SplitBalance Balance, double LowestPossible, bool IsProvenOptimal);
