using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Experiments;

/// <summary>How good predictions of a part are.</summary>
public sealed record AdjustmentScores
{
    /// <summary>Mean F1 over the classes, 0 … 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Mean recall over the classes, 0 … 1.</summary>
    public required double BalancedAccuracy { get; init; }

    /// <summary>The smallest recall of a class that the part has, 0 … 1.</summary>
    public required double WorstClassRecall { get; init; }

    /// <summary>The class of the smallest recall; of equally bad ones the first.</summary>
    public required string WorstClass { get; init; }

    /// <summary>Share of images that are right, 0 … 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Expected calibration error, 15 bins, 0 … 1.</summary>
    public required double Ece { get; init; }

    /// <summary>Mean −ln of the true class's probability, 0 or more.</summary>
    public required double LogLoss { get; init; }

    /// <summary>The recall of each class that the part has, 0 … 1.</summary>
    public required ImmutableSortedDictionary<string, double> Recall { get; init; }

    internal static AdjustmentScores Of(PredictedProbabilities predictions, ClassNames classes)
    {
        ConfusionMatrix counts = predictions.ToLabels().ToConfusionMatrix();
        ImmutableArray<double> recalls = ClassificationScores.Recall(counts);
        int[] present = [.. Enumerable.Range(0, classes.Count).Where(label => counts.TruthCounts[label] > 0)];
        int worst = present.MinBy(label => recalls[label]);
        return new AdjustmentScores
        {
            MacroF1 = ClassificationScores.MacroF1(counts),
            BalancedAccuracy = ClassificationScores.BalancedAccuracy(counts),
            WorstClassRecall = recalls[worst],
            WorstClass = classes[worst],
            Accuracy = ClassificationScores.Accuracy(counts),
            Ece = ProbabilityScores.ExpectedCalibrationError(predictions),
            LogLoss = ProbabilityScores.LogLoss(predictions),
            Recall = present.ToImmutableSortedDictionary(label => classes[label], label => recalls[label], StringComparer.Ordinal),
        };
    }
}
