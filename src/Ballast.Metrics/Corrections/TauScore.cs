namespace Ballast.Metrics;

/// <summary>How well one strength of logit adjustment did on validation.</summary>
/// <param name="Tau">The strength τ.</param>
/// <param name="MacroF1">The macro-F1 on the validation samples, 0 … 1.</param>
public readonly record struct TauScore(double Tau, double MacroF1);
