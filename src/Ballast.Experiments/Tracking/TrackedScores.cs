using Ballast.Metrics;
using Ballast.Training;

namespace Ballast.Experiments;

/// <summary>The curves and results of a run under the names that trackers show. What stands before a slash groups them.</summary>
internal static class TrackedScores
{
    /// <summary>The scores by which runs are compared.</summary>
    public static IReadOnlyList<string> Results { get; } = ["test/macro_f1", "test/balanced_accuracy", "test/accuracy"];

    public static Dictionary<string, double> Of(EpochRecord epoch) => new(StringComparer.Ordinal)
    {
        ["loss/train"] = epoch.TrainLoss,
        ["loss/validation"] = epoch.ValidationLoss,
        ["accuracy/train"] = epoch.TrainAccuracy,
        ["accuracy/validation"] = epoch.ValidationAccuracy,
        ["macro_f1/validation"] = epoch.ValidationMacroF1,
        ["learning_rate"] = epoch.LearningRate,
        ["images_per_second"] = epoch.ImagesPerSecond,
    };

    public static Dictionary<string, double> Of(RunOutcome run)
    {
        PredictedProbabilities test = run.Predictions.Test.Probabilities;
        ConfusionMatrix counts = test.ToLabels().ToConfusionMatrix();
        ClassificationReport report = ClassificationReport.Of(counts);
        Dictionary<string, double> scores = new(StringComparer.Ordinal)
        {
            ["test/macro_f1"] = report.MacroAverage.F1,
            ["test/balanced_accuracy"] = ClassificationScores.BalancedAccuracy(counts),
            ["test/accuracy"] = report.Accuracy,
            ["test/weighted_f1"] = report.WeightedAverage.F1,
            ["test/mcc"] = ClassificationScores.MatthewsCorrelation(counts),
            ["test/log_loss"] = ProbabilityScores.LogLoss(test),
            ["test/ece"] = ProbabilityScores.ExpectedCalibrationError(test),
        };
        for (int label = 0; label < run.Classes.Count; label++) scores[$"test_recall/{run.Classes[label]}"] = report.Classes[label].Recall;
        return scores;
    }
}
