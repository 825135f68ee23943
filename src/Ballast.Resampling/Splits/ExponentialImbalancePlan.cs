using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>What is kept of a set that is cut to an imbalance.</summary>
/// <param name="Kept">The samples that are kept, ascending.</param>
/// <param name="Aim">The count that the rule asks of each class, at most what the class has.</param>
/// <param name="Counts">The count that is kept of each class; whole groups may miss the aim.</param>
public sealed record ExponentialImbalancePlan(ImmutableArray<int> Kept, ClassCounts Aim, ClassCounts Counts);
