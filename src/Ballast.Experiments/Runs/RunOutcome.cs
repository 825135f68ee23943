using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>Everything that a run found, before it is written down.</summary>
internal sealed record RunOutcome(
    RunSettings Settings, SplitDataset Data, ResamplingPlan Plan, TrainingResult Training, RunPredictions Predictions)
{
    /// <summary>What it cost.</summary>
    public required RunCosts Costs { get; init; }

    /// <summary>Trackers that were dropped, and why.</summary>
    public ImmutableArray<string> TrackingWarnings { get; init; } = [];

    public ClassNames Classes => Data.Classes;
}
