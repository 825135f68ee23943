namespace Ballast.Metrics;

/// <summary>How well one threshold did.</summary>
/// <param name="Threshold">The threshold: a probability of at least this much decides for the class.</param>
/// <param name="Score">The value of the objective; larger is better.</param>
public readonly record struct ThresholdScore(double Threshold, double Score);
