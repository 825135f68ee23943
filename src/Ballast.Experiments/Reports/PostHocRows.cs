using System.Collections.Immutable;
using Ballast.Metrics;

namespace Ballast.Experiments;

/// <summary>
/// Corrections of the baseline's predictions that cost no training: fitted on the validation part, judged on the test part. A technique that does
/// not beat them has not earned its training time.
/// </summary>
internal static class PostHocRows
{
    /// <summary>A correction, its corrected runs, and what was fitted.</summary>
    internal sealed record Row(AdjustmentMethod Method, TechniqueRuns Runs, ImmutableArray<string> Notes);

    public static ImmutableArray<Row> Of(TechniqueRuns baseline)
    {
        ImmutableDictionary<FinishedRun, ThresholdMoving> thresholds = baseline.Runs.ToImmutableDictionary(run => run, run => ThresholdMoving.Fit(run.Validation.Probabilities));
        ImmutableDictionary<FinishedRun, double> taus = baseline.Runs.ToImmutableDictionary(
            run => run, run => LogitAdjustment.ChooseTau(run.Validation.Probabilities, Priors(run)).Tau);
        return
        [
            new Row(
                AdjustmentMethod.Thresholds,
                baseline.Corrected(run => thresholds[run].Apply(run.Test.Probabilities.ToMatrix())),
                ["Class thresholds were fitted on the validation part; nothing was trained."]),
            new Row(
                AdjustmentMethod.LogitAdjustment,
                baseline.Corrected(run => LogitAdjustment.Apply(run.Test.Probabilities.ToMatrix(), Priors(run), taus[run])),
                [$"τ = {string.Join(", ", baseline.Runs.Select(run => taus[run].ToString("0.0")))} chosen on the validation part; nothing was trained."]),
        ];
    }

    private static double[] Priors(FinishedRun run) => [.. ClassPriors.Of(run.TrainingBefore)];
}
