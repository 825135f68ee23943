namespace Ballast.Metrics;

/// <summary>The outcome of a paired test of differences.</summary>
/// <param name="Statistic">The statistic: t, or the smaller rank sum of Wilcoxon's test.</param>
/// <param name="PValue">The two-sided p-value of no difference, 0 … 1.</param>
/// <param name="Pairs">How many pairs it rests on; Wilcoxon's test leaves out pairs without a difference.</param>
public readonly record struct PairedTestResult(double Statistic, double PValue, int Pairs);
