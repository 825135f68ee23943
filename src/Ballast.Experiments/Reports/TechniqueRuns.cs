using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Experiments;

/// <summary>One technique with the predictions of each of its seeds.</summary>
/// <param name="Runs">The runs, by seed.</param>
/// <param name="Test">What each run says about its test part; the runs' own, or corrected.</param>
internal sealed record TechniqueRuns(ImmutableArray<FinishedRun> Runs, ImmutableArray<PredictedProbabilities> Test)
{
    public static TechniqueRuns Of(IEnumerable<FinishedRun> runs)
    {
        ImmutableArray<FinishedRun> bySeed = [.. runs.OrderBy(run => run.Configuration.Seed)];
        return new TechniqueRuns(bySeed, [.. bySeed.Select(run => run.Test.Probabilities)]);
    }

    /// <summary>The same runs with a correction fitted on each validation part and applied to its test part.</summary>
    public TechniqueRuns Corrected(Func<FinishedRun, Matrix<double>> correct) =>
        this with { Test = [.. Runs.Select(run => Relabelled(run.Test.Probabilities, correct(run)))] };

    public ImmutableArray<PredictedLabels> Labels => [.. Test.Select(test => test.ToLabels())];

    public ConfusionMatrix Pooled
    {
        get
        {
            int classes = Test[0].Classes;
            int[] counts = new int[classes * classes];
            foreach (PredictedLabels labels in Labels)
            {
                ConfusionMatrix confusion = labels.ToConfusionMatrix();
                for (int i = 0; i < counts.Length; i++) counts[i] += confusion[i / classes, i % classes];
            }

            return ConfusionMatrix.FromCounts(counts, classes);
        }
    }

    private static PredictedProbabilities Relabelled(PredictedProbabilities original, Matrix<double> probabilities) =>
        PredictedProbabilities.Of(probabilities, [.. Enumerable.Range(0, original.Samples).Select(original.Truth)], original.Groups.AsSpan());
}
