using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Reporting.Tests;

/// <summary>A made-up suite of runs on a dataset.</summary>
internal sealed class SampleRuns
{
    private readonly ReportDataset dataset;

    internal SampleRuns(ReportDataset dataset) => this.dataset = dataset;

    internal ReportRun[] All() =>
    [
        Trained("Do nothing", "none", "baseline", 0.000) with { Kind = ReportRunKind.Baseline, Difference = null },
        Trained("Random over-sampling", "random_oversampling", "resampling", 0.041) with { TrainingCountsAfter = Balanced(), Cost = Cost(3.1) },
        Trained("SMOTE", "smote", "resampling", 0.036) with { TrainingCountsAfter = Balanced(), Cost = Cost(3.4) },
        Trained("ADASYN", "adasyn", "resampling", -0.062) with
        {
            TrainingCountsAfter = [.. Balanced().Select((count, i) => count - i * 7 % 23)],
            Cost = Cost(3.5),
            Warnings = ["Classes ‘Target_Spot’ has 19 samples; 5 neighbours were found within the class only 61 % of the time."],
        },
        Trained("Random under-sampling", "random_undersampling", "resampling", -0.110) with { TrainingCountsAfter = [.. dataset.Training.Counts.Select(_ => dataset.Training.Smallest)], Cost = Cost(0.3) },
        Trained("Offline augmentation", "offline_augmentation", "augmentation", 0.072) with { TrainingCountsAfter = [.. dataset.Training.Counts.Select(_ => 2000)], Cost = Cost(8.2) },
        Trained("Focal loss", "none", "loss_function", 0.004) with { Loss = "focal_loss" },
        Trained("Class weights", "none", "loss_function", 0.023) with { Loss = "weighted_cross_entropy" },
        Trained("SMOTE + focal loss", "smote", "combined", 0.029) with { Loss = "focal_loss", TrainingCountsAfter = Balanced(), Cost = Cost(3.4) },
        new() { Name = "Offline augmentation + focal loss", Technique = "offline_augmentation", Loss = "focal_loss", Group = "combined", FailedReason = "The disk is full: 2.1 GB are needed in outputs/ and 0.4 GB are free." },
        Trained("Threshold moving", "none", "post-hoc", 0.048) with { Kind = ReportRunKind.OnBaselinePredictions, Cost = null, Histories = [] },
        Trained("Logit adjustment", "none", "post-hoc", 0.019) with { Kind = ReportRunKind.OnBaselinePredictions, Cost = null, Histories = [] },
    ];

    private ImmutableArray<int> Balanced() => [.. dataset.Training.Counts.Select(_ => dataset.Training.Largest)];

    private RunCost Cost(double times) => new()
    {
        TrainSeconds = 41.3 * times,
        PeakMemoryBytes = (long)(780e6 + 60e6 * times),
        TrainingSamples = (int)(dataset.Training.Total * times),
    };

    private ReportRun Trained(string name, string technique, string group, double gain)
    {
        double f1 = 0.654 + gain;
        double logLoss = 0.81 - gain + (technique == "none" ? 0 : 0.16);
        double ece = 0.04 + Math.Abs(gain) / 2;
        ItemRandom random = new(7, (ulong)name.Length, (ulong)(gain * 1000 + 500));
        return new ReportRun
        {
            Name = name,
            Technique = technique,
            Group = group,
            Seeds = [42, 43, 44],
            Scores = new RunScores
            {
                MacroF1 = new Score(f1, f1 - 0.034, f1 + 0.031),
                BalancedAccuracy = new Score(f1 + 0.01, f1 - 0.028, f1 + 0.043),
                Accuracy = new Score(f1 + 0.09, f1 + 0.07, f1 + 0.11),
                Mcc = new Score(f1 - 0.02, f1 - 0.05, f1 + 0.01),
                LogLoss = new Score(logLoss, logLoss - 0.05, logLoss + 0.06),
                Ece = new Score(ece, ece - 0.012, ece + 0.014),
                Recall = [.. Enumerable.Range(0, dataset.Classes.Count).Select(label => Recall(label, gain, ref random))],
                RecallBySize = [new SizeRecall(ClassSize.Many, 6, Math.Clamp(f1 + 0.2, 0, 1)), new SizeRecall(ClassSize.Medium, 3, f1), new SizeRecall(ClassSize.Few, 1, Math.Clamp(f1 - 0.3 + 2 * gain, 0, 1))],
                MacroF1BySeed = [f1 - 0.016, f1 + 0.004, f1 + 0.012],
            },
            Difference = new BaselineDifference(gain, gain - 0.024, gain + 0.022, Math.Abs(gain) > 0.024 ? 0.001 + Math.Max(0, 0.041 - Math.Abs(gain)) : 0.3),
            Confusion = Confusion(gain, ref random),
            Histories = [.. new uint[] { 42, 43, 44 }.Select(seed => History(seed, f1))],
            Cost = Cost(1),
        };
    }

    private Score Recall(int label, double gain, ref ItemRandom random)
    {
        double rare = 1 - (double)dataset.Training[label] / dataset.Training.Largest;
        double recall = Math.Clamp(0.95 - 0.6 * rare + gain * (rare * 5 - 1) + random.NextUniform(-0.04, 0.04), 0, 1);
        return new Score(recall, Math.Max(0, recall - 0.08), Math.Min(1, recall + 0.08));
    }

    private ConfusionMatrix Confusion(double gain, ref ItemRandom random)
    {
        int classes = dataset.Classes.Count;
        int[] counts = new int[classes * classes];
        for (int label = 0; label < classes; label++)
        {
            double right = Recall(label, gain, ref random).Value;
            for (int sample = 0; sample < dataset.Test[label]; sample++)
                counts[label * classes + (random.NextDouble() < right ? label : random.NextIndex(classes))]++;
        }

        return ConfusionMatrix.FromCounts(counts, classes);
    }

    private static TrainingHistory History(uint seed, double f1)
    {
        ItemRandom random = new(seed, (ulong)(f1 * 1000));
        ImmutableArray<TrainingEpoch>.Builder epochs = ImmutableArray.CreateBuilder<TrainingEpoch>();
        for (int epoch = 1; epoch <= 12; epoch++)
            epochs.Add(new TrainingEpoch
            {
                Epoch = epoch,
                TrainingLoss = 0.25 + 1.9 * Math.Exp(-epoch / 4.0) + random.NextUniform(0, 0.04),
                ValidationLoss = 0.5 + 1.5 * Math.Exp(-epoch / 3.0) + 0.008 * epoch + random.NextUniform(0, 0.1),
                ValidationMacroF1 = f1 * (1 - 0.7 * Math.Exp(-epoch / 3.0)) + random.NextUniform(-0.03, 0.03),
            });
        return new TrainingHistory { Seed = seed, BestEpoch = epochs.MaxBy(epoch => epoch.ValidationMacroF1)!.Epoch, Epochs = epochs.ToImmutable() };
    }
}
