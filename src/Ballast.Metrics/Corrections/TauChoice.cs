using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>The strength of logit adjustment that did best on validation.</summary>
/// <param name="Tau">The chosen strength τ.</param>
/// <param name="Grid">Every strength tried, ascending, with its macro-F1 on validation.</param>
public sealed record TauChoice(double Tau, ImmutableArray<TauScore> Grid);
