namespace Ballast.Metrics;

/// <summary>A named row of the report as a table of four numbers, as pandas shows scikit-learn's report.</summary>
/// <param name="Name">The class name, <c>accuracy</c>, <c>macro avg</c> or <c>weighted avg</c>.</param>
/// <param name="Precision">Precision, 0 … 1; the accuracy in the row <c>accuracy</c>.</param>
/// <param name="Recall">Recall, 0 … 1; the accuracy in the row <c>accuracy</c>.</param>
/// <param name="F1">F1, 0 … 1; the accuracy in the row <c>accuracy</c>.</param>
/// <param name="Support">The number of true samples; the accuracy in the row <c>accuracy</c>.</param>
public readonly record struct ReportTableRow(string Name, double Precision, double Recall, double F1, double Support);
