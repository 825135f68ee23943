namespace Ballast.Metrics;

/// <summary>A row of the report for imbalanced classes.</summary>
public readonly record struct ImbalancedReportRow
{
    /// <summary>The share of the samples predicted as the class that are of it, 0 … 1; 0 when none was predicted.</summary>
    public required double Precision { get; init; }

    /// <summary>The share of the samples of the class that were found, 0 … 1; 0 when there is none. Also called sensitivity.</summary>
    public required double Recall { get; init; }

    /// <summary>The share of the samples of other classes not predicted as it, 0 … 1; 0 when there is none.</summary>
    public required double Specificity { get; init; }

    /// <summary>The harmonic mean of precision and recall, 0 … 1.</summary>
    public required double F1 { get; init; }

    /// <summary>The square root of recall times specificity, 0 … 1.</summary>
    public required double GeometricMean { get; init; }

    /// <summary>The index balanced accuracy of the geometric mean.</summary>
    public required double IndexBalancedAccuracy { get; init; }

    /// <summary>The number of true samples; their weight when samples have weights.</summary>
    public required double Support { get; init; }
}
