using System.Collections.Immutable;

namespace Ballast.Experiments;

/// <summary>What came of some methods on a finished run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Adjusted">The methods that were done, in the order asked.</param>
/// <param name="Failures">The methods that could not be done.</param>
/// <param name="ComparisonPath">The table of all methods that the run has now.</param>
public sealed record AdjustmentResult(FinishedRun Run, ImmutableArray<AdjustedRun> Adjusted, ImmutableArray<AdjustmentFailure> Failures, string ComparisonPath);
