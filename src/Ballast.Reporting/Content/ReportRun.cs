using System.Collections.Immutable;
using Ballast.Metrics;

namespace Ballast.Reporting;

/// <summary>One row of a comparison: a technique with all its seeds.</summary>
public sealed record ReportRun
{
    /// <summary>The name people read, for example <c>SMOTE + focal loss</c>; no other run of the report has it.</summary>
    public required string Name { get; init; }

    /// <summary>The balancing technique, for example <c>smote</c>; default none.</summary>
    public string Technique { get; init; } = "none";

    /// <summary>The loss function, for example <c>focal_loss</c>; default <c>cross_entropy</c>.</summary>
    public string Loss { get; init; } = "cross_entropy";

    /// <summary>What else differs from plain training: sampler, mixing, adjustment; default nothing.</summary>
    public ImmutableArray<NamedValue> Extras { get; init; } = [];

    /// <summary>The group of the suite, for example <c>resampling</c>; default empty.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether this is the baseline, a technique with its own training, or a correction of the baseline's predictions.</summary>
    public ReportRunKind Kind { get; init; }

    /// <summary>The seeds that were run; default none.</summary>
    public ImmutableArray<uint> Seeds { get; init; } = [];

    /// <summary>The scores on the test part; null when the run failed.</summary>
    public RunScores? Scores { get; init; }

    /// <summary>The paired macro-F1 difference to the baseline; null for the baseline itself and where it could not be computed.</summary>
    public BaselineDifference? Difference { get; init; }

    /// <summary>The name of the control that took as many steps as this technique; null when there is none.</summary>
    public string? Control { get; init; }

    /// <summary>The paired macro-F1 difference to <see cref="Control"/>; null where there is none.</summary>
    public BaselineDifference? DifferenceToControl { get; init; }

    /// <summary>The training samples of each class after balancing, in label order; default the same as before (empty).</summary>
    public ImmutableArray<int> TrainingCountsAfter { get; init; } = [];

    /// <summary>How often each class of the test part was predicted as each, all seeds together; null when unknown.</summary>
    public ConfusionMatrix? Confusion { get; init; }

    /// <summary>The epochs of each seed; default none.</summary>
    public ImmutableArray<TrainingHistory> Histories { get; init; } = [];

    /// <summary>What the run cost; null when unknown.</summary>
    public RunCost? Cost { get; init; }

    /// <summary>What a reader must know about this run, one sentence each; default none.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Why the run failed; null when it finished.</summary>
    public string? FailedReason { get; init; }

    /// <summary>Whether the run finished and has scores.</summary>
    public bool IsFinished => FailedReason is null && Scores is not null;
}
