namespace Ballast.Metrics;

/// <summary>The outcome of McNemar's test.</summary>
/// <param name="OnlyFirstCorrect">The number of samples that only the first classifier got right.</param>
/// <param name="OnlySecondCorrect">The number of samples that only the second classifier got right.</param>
/// <param name="Method">How the p-value was computed.</param>
/// <param name="Statistic">The χ² statistic, or the smaller of both counts for the exact test.</param>
/// <param name="PValue">The two-sided p-value of both erring equally often, 0 … 1.</param>
public readonly record struct McNemarResult(int OnlyFirstCorrect, int OnlySecondCorrect, McNemarMethod Method, double Statistic, double PValue);
