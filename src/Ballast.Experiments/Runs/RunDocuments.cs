using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Resampling;

namespace Ballast.Experiments;

/// <summary>The JSON files of a run's folder.</summary>
internal static class RunDocuments
{
    public static void Write(string folder, RunOutcome run)
    {
        AtomicFile.WriteJson(Path.Combine(folder, RunFolder.DatasetStatistics), Statistics(run));
        AtomicFile.WriteJson(Path.Combine(folder, RunFolder.ClassMapping), run.Classes.Select((name, label) => (name, label)).ToDictionary(each => each.name, each => each.label));
        AtomicFile.WriteJson(Path.Combine(folder, RunFolder.BalancingAnalysis), Analysis(run));
    }

    /// <summary>The summary, written last: a folder that has it is finished.</summary>
    public static void WriteSummary(string folder, RunOutcome run)
    {
        PredictedProbabilities test = run.Predictions.Test.Probabilities;
        ConfusionMatrix counts = test.ToLabels().ToConfusionMatrix();
        ClassificationReport report = ClassificationReport.Of(counts);
        RunConfiguration configuration = RunConfiguration.Of(run.Settings, run.Data.Fingerprint);
        ImmutableArray<ClassSizeRecall> sizes = run.Settings.ClassSizes.Recalls(run.Data.CountsOf(SplitPart.Train), counts);
        AtomicFile.WriteJson(Path.Combine(folder, RunFolder.Summary), new RunSummary
        {
            BalancingTechnique = configuration.BalancingTechnique,
            LossFunction = configuration.LossFunction,
            Sampler = configuration.Sampler,
            Mixing = configuration.Mixing,
            Model = configuration.Model,
            Dataset = configuration.Dataset,
            Seed = configuration.Seed,
            BestHyperparameters = configuration.BestHyperparameters,
            BestEpoch = run.Training.BestEpoch,
            EpochsRun = run.Training.History.Length,
            FinalMetrics = new FinalMetrics
            {
                TestRecallMany = Recall(sizes, ClassSize.Many),
                TestRecallMedium = Recall(sizes, ClassSize.Medium),
                TestRecallFew = Recall(sizes, ClassSize.Few),
                TestAccuracy = report.Accuracy,
                TestF1Macro = report.MacroAverage.F1,
                TestF1Weighted = report.WeightedAverage.F1,
                TestBalancedAccuracy = ClassificationScores.BalancedAccuracy(counts),
                TestMcc = ClassificationScores.MatthewsCorrelation(counts),
                TestLogLoss = ProbabilityScores.LogLoss(test),
                TestEce = ProbabilityScores.ExpectedCalibrationError(test),
                ValidationF1Macro = ClassificationScores.MacroF1(run.Predictions.Validation.Probabilities.ToLabels().ToConfusionMatrix()),
            },
            Costs = run.Costs,
            Warnings = [.. run.Plan.Warnings, .. run.TrackingWarnings],
            DataNotes = run.Data.Notes,
            PretrainedTransfer = run.Training.Transfer?.ToString(),
        });
    }

    private static object Statistics(RunOutcome run)
    {
        ClassCounts before = run.Plan.Before;
        return new
        {
            Dataset = run.Data.Root,
            DatasetFingerprint = run.Data.Fingerprint,
            BalancingTechnique = RunChoices.Techniques.NameOf(run.Settings.Technique),
            OriginalClassDistribution = ByName(run, before),
            TotalOriginalSamples = before.Total,
            NumClasses = run.Classes.Count,
            ImbalanceRatio = before.ImbalanceRatio,
            BalancedClassDistribution = ByName(run, run.Plan.After),
            TotalBalancedSamples = run.Plan.After.Total,
            BalancedImbalanceRatio = run.Plan.After.ImbalanceRatio,
            ValidationClassDistribution = ByName(run, run.Data.CountsOf(SplitPart.Validation)),
            TestClassDistribution = ByName(run, run.Data.CountsOf(SplitPart.Test)),
            run.Data.GroupColumn,
            FilesLeftOut = run.Data.Problems.Length,
            OriginsOfTrainingSamples = run.Plan.Samples.GroupBy(origin => origin.Kind).ToDictionary(kind => kind.Key.ToString().ToLowerInvariant(), kind => kind.Count()),
        };
    }

    private static double? Recall(ImmutableArray<ClassSizeRecall> sizes, ClassSize size) => sizes.Where(each => each.Size == size).Select(each => (double?)each.Recall).FirstOrDefault();

    private static object Analysis(RunOutcome run)
    {
        ConfusionMatrix counts = run.Predictions.Test.Probabilities.ToLabels().ToConfusionMatrix();
        ClassificationReport report = ClassificationReport.Of(counts);
        return new
        {
            ExperimentInfo = new
            {
                BalancingTechnique = RunChoices.Techniques.NameOf(run.Settings.Technique),
                LossFunction = RunChoices.Losses.Format(run.Settings.Loss),
                TrainClassDistribution = ByName(run, run.Plan.After),
                ValClassDistribution = ByName(run, run.Data.CountsOf(SplitPart.Validation)),
            },
            TestPerformance = new { OverallAccuracy = report.Accuracy, MacroF1 = report.MacroAverage.F1, WeightedF1 = report.WeightedAverage.F1 },
            PerClassPerformance = run.Classes.Select((name, label) => (name, row: report.Classes[label]))
                .ToDictionary(each => each.name, each => new { each.row.Precision, each.row.Recall, F1Score = each.row.F1, each.row.Support }),
            ClassDistributionAnalysis = new
            {
                TestClassDistribution = ByName(run, counts.TruthCounts),
                PredictedClassDistribution = ByName(run, counts.PredictedCounts),
                TestImbalanceRatio = counts.TruthCounts.ImbalanceRatio,
            },
        };
    }

    private static Dictionary<string, int> ByName(RunOutcome run, ClassCounts counts) =>
        run.Classes.Select((name, label) => (name, label)).ToDictionary(each => each.name, each => counts[each.label]);
}
