namespace Ballast.Metrics;

/// <summary>A row of a classification report: precision, recall, F1 and how many samples stand behind them.</summary>
/// <param name="Precision">The share of the samples predicted as the class that are of it, 0 … 1; 0 when none was predicted.</param>
/// <param name="Recall">The share of the samples of the class that were found, 0 … 1; 0 when there is none.</param>
/// <param name="F1">The harmonic mean of precision and recall, 0 … 1.</param>
/// <param name="Support">The number of true samples.</param>
public readonly record struct ReportRow(double Precision, double Recall, double F1, int Support);
