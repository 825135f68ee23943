namespace Ballast.Metrics;

/// <summary>A score and the interval it may lie in, given that the test samples are a draw of those to come.</summary>
/// <param name="Estimate">The score on the samples as they are.</param>
/// <param name="Lower">The lower end of the interval.</param>
/// <param name="Upper">The upper end of the interval.</param>
/// <param name="Resamples">How many resamples it rests on; those in which the score is not defined are left out.</param>
public readonly record struct ScoreInterval(double Estimate, double Lower, double Upper, int Resamples);
