using System.Collections.Immutable;

namespace Ballast.Reporting;

/// <summary>Everything that a report shows; plain data.</summary>
public sealed record ReportContent
{
    /// <summary>The title of the report, for example <c>PlantVillage, 10 classes: which balancing helps?</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The dataset.</summary>
    public required ReportDataset Dataset { get; init; }

    /// <summary>The runs in any order; those that failed included.</summary>
    public required ImmutableArray<ReportRun> Runs { get; init; }

    /// <summary>Samples that were made, beside their parents; default none.</summary>
    public ImmutableArray<SyntheticExample> SyntheticExamples { get; init; } = [];

    /// <summary>Where the report comes from.</summary>
    public required ReportProvenance Provenance { get; init; }

    /// <summary>The run that does nothing about the imbalance; null when there is none.</summary>
    public ReportRun? Baseline => Runs.FirstOrDefault(run => run.Kind == ReportRunKind.Baseline);

    /// <summary>The run that does nothing about the imbalance for as many steps as a technique took; null when there is none or it failed.</summary>
    /// <param name="run">The technique.</param>
    public ReportRun? ControlOf(ReportRun run) =>
        run?.Control is { } name ? Runs.FirstOrDefault(other => other.Name == name && other.Kind == ReportRunKind.Control && other.IsFinished) : null;
}
