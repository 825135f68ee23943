using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>The threshold that did best.</summary>
/// <param name="Threshold">The threshold: a probability of at least this much decides for the class.</param>
/// <param name="Score">The value of the objective there; larger is better.</param>
/// <param name="Curve">Every threshold tried, ascending, with its score.</param>
public sealed record ThresholdChoice(double Threshold, double Score, ImmutableArray<ThresholdScore> Curve);
