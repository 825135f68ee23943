using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>What a method found, before it is written down.</summary>
internal sealed record AdjustmentFit
{
    public required Matrix<double> Validation { get; init; }

    public required Matrix<double> Test { get; init; }

    public required string FittedOn { get; init; }

    public JsonObject Parameters { get; init; } = [];

    public CorrectionParameters? Correction { get; init; }

    public FeatureHead? Head { get; init; }

    public ResamplingPlan? Plan { get; init; }

    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>A head on the features of both parts.</summary>
    public static AdjustmentFit Of(FeatureHead head, RunFeatures features, string fittedOn) => new()
    {
        Validation = head.Probabilities(features.Validation),
        Test = head.Probabilities(features.Test),
        FittedOn = fittedOn,
        Head = head,
    };

    /// <summary>A correction of the run's own probabilities.</summary>
    public static AdjustmentFit Of(CorrectionParameters correction, FinishedRun run, string fittedOn) => new()
    {
        Validation = correction.Apply(run.Validation.Probabilities.ToMatrix()),
        Test = correction.Apply(run.Test.Probabilities.ToMatrix()),
        FittedOn = fittedOn,
        Correction = correction,
    };
}
