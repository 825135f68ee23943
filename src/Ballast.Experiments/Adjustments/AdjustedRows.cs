using System.Collections.Immutable;
using Ballast.Metrics;

namespace Ballast.Experiments;

/// <summary>The rows that a report can add for methods that were done on every seed of a technique, as <see cref="PostHocRows"/> does for two corrections.</summary>
internal static class AdjustedRows
{
    /// <summary>One row a method whose folder every run has; none where no run was adjusted.</summary>
    /// <param name="technique">The runs, one a seed.</param>
    /// <param name="title">What the runs are called, for example <c>Baseline</c>.</param>
    public static ImmutableArray<PostHocRows.Row> Of(TechniqueRuns technique, string title) =>
    [
        .. AdjustmentChoices.Methods.Values.Where(method => technique.Runs.All(run => AdjustedRun.Exists(run.Folder, method))).Select(method => Row(technique, title, method)),
    ];

    private static PostHocRows.Row Row(TechniqueRuns technique, string title, AdjustmentMethod method)
    {
        ImmutableArray<AdjustedRun> adjusted = [.. technique.Runs.Select(run => AdjustedRun.Load(run, method))];
        ImmutableArray<PredictedProbabilities> test = [.. adjusted.Select(run => run.Test.Probabilities)];
        return new PostHocRows.Row(
            $"{title} + {AdjustmentChoices.TitleOf(method)}",
            technique with { Test = test },
            [
                .. adjusted.Select(run => $"Fitted on {run.Document.FittedOn}; the network was not trained again.").Distinct(),
                .. adjusted.SelectMany(run => run.Document.Warnings).Distinct(),
            ]);
    }
}
