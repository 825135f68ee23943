using System.Collections.Immutable;
using Ballast.Metrics;
using Ballast.Reporting;

namespace Ballast.Experiments;

/// <summary>Scores of a technique over its seeds, each with a 95 % interval; groups of the test part are drawn whole.</summary>
internal static class RunScoring
{
    /// <summary>Resamples for scores of probabilities, which are costlier and steadier than those of counts.</summary>
    private const int ProbabilityResamples = 500;

    private static readonly ImmutableArray<Func<ConfusionMatrix, double>> CountScores =
    [
        ClassificationScores.MacroF1, ClassificationScores.BalancedAccuracy, ClassificationScores.Accuracy, ClassificationScores.MatthewsCorrelation,
    ];

    public static RunScores Of(TechniqueRuns technique)
    {
        ImmutableArray<ImmutableArray<ScoreInterval>> counts = [.. technique.Labels.Select(labels => BootstrapIntervals.Of(labels, CountScores))];
        ImmutableArray<ImmutableArray<ScoreInterval?>> recalls = [.. technique.Labels.Select(labels => BootstrapIntervals.Recall(labels))];
        var options = new BootstrapOptions { Resamples = ProbabilityResamples };
        return new RunScores
        {
            MacroF1 = Mean([.. counts.Select(scores => scores[0])]),
            BalancedAccuracy = Mean([.. counts.Select(scores => scores[1])]),
            Accuracy = Mean([.. counts.Select(scores => scores[2])]),
            Mcc = Mean([.. counts.Select(scores => scores[3])]),
            LogLoss = Mean([.. technique.Test.Select(test => BootstrapIntervals.Of(test, ProbabilityScores.LogLoss, options))]),
            Ece = Mean([.. technique.Test.Select(test => BootstrapIntervals.Of(test, ProbabilityScores.ExpectedCalibrationError, options))]),
            Recall = [.. Enumerable.Range(0, technique.Test[0].Classes).Select(label => MeanOfKnown([.. recalls.Select(run => run[label])]))],
            RecallBySize = Sizes(technique),
            MacroF1BySeed = [.. counts.Select(scores => scores[0].Estimate)],
        };
    }

    /// <summary>The paired macro-F1 difference on the same test samples; null when the runs share no seed.</summary>
    public static BaselineDifference? Difference(TechniqueRuns baseline, TechniqueRuns technique)
    {
        ImmutableArray<PairedRun> pairs =
        [
            .. from index in Enumerable.Range(0, technique.Runs.Length)
               let seed = technique.Runs[index].Configuration.Seed
               let other = Array.FindIndex([.. baseline.Runs], run => run.Configuration.Seed == seed && run.Test.Files.SequenceEqual(technique.Runs[index].Test.Files))
               where other >= 0
               select new PairedRun(baseline.Labels[other], technique.Labels[index]),
        ];
        if (pairs.IsEmpty) return null;
        PairedDifference difference = PairedComparison.Of(pairs, ClassificationScores.MacroF1);
        return new BaselineDifference(difference.Difference, difference.Lower, difference.Upper, difference.PValue);
    }

    /// <summary>The mean over seeds with the mean of the ends: the width that one test part of this size has.</summary>
    private static Score Mean(ImmutableArray<ScoreInterval> seeds) =>
        new(seeds.Average(seed => seed.Estimate), seeds.Average(seed => seed.Lower), seeds.Average(seed => seed.Upper));

    /// <summary>The mean recall of classes with many, medium and few training images, the mean over seeds; groups that no seed has are left out.</summary>
    private static ImmutableArray<SizeRecall> Sizes(TechniqueRuns technique)
    {
        ClassSizeGroups groups = technique.Runs[0].Configuration.ClassSizes;
        return
        [
            .. technique.Runs.SelectMany((run, seed) => groups.Recalls(run.TrainingBefore, technique.Labels[seed].ToConfusionMatrix()))
                .GroupBy(each => each.Size)
                .OrderBy(size => size.Key)
                .Select(size => new SizeRecall(size.Key, (int)Math.Round(size.Average(each => each.Classes)), size.Average(each => each.Recall))),
        ];
    }

    private static Score MeanOfKnown(ImmutableArray<ScoreInterval?> seeds)
    {
        ImmutableArray<ScoreInterval> known = [.. seeds.OfType<ScoreInterval>()];
        return known.IsEmpty ? new Score(double.NaN) : Mean(known);
    }
}
