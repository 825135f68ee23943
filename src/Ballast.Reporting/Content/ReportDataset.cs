using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Reporting;

/// <summary>The dataset of a report: its classes, its parts, and what was left out.</summary>
public sealed record ReportDataset
{
    /// <summary>The name of the dataset, for example its folder.</summary>
    public required string Name { get; init; }

    /// <summary>The names of the classes; the place of a name is its label.</summary>
    public required ClassNames Classes { get; init; }

    /// <summary>The training samples of each class before any balancing.</summary>
    public required ClassCounts Training { get; init; }

    /// <summary>The validation samples of each class.</summary>
    public required ClassCounts Validation { get; init; }

    /// <summary>The test samples of each class.</summary>
    public required ClassCounts Test { get; init; }

    /// <summary>What one group is, for example <c>leaf</c> or <c>patient</c>; null when the samples have no groups.</summary>
    public string? GroupColumn { get; init; }

    /// <summary>The number of groups; 0 when the samples have none.</summary>
    public int Groups { get; init; }

    /// <summary>Classes with more training samples than this are called many; default 100.</summary>
    public int ManyAbove { get; init; } = 100;

    /// <summary>Classes with fewer training samples than this are called few; default 20.</summary>
    public int FewBelow { get; init; } = 20;

    /// <summary>The imbalance that the training part was cut to; null (the default) when it was left as it is.</summary>
    public double? Imbalance { get; init; }

    /// <summary>The files that were left out; default none.</summary>
    public ImmutableArray<ReportProblem> Problems { get; init; } = [];

    /// <summary>The number of samples of all three parts.</summary>
    public int Samples => Training.Total + Validation.Total + Test.Total;
}
