using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>How sure a classifier is where it is right and where it is wrong, by true class and as two histograms.</summary>
/// <remarks>Confidence is the probability of the most probable class.</remarks>
public sealed class ConfidenceAnalysis
{
    /// <summary>The number of bins of the histograms when none is given.</summary>
    public const int DefaultBins = 50;

    private ConfidenceAnalysis(PredictedProbabilities predictions, int bins)
    {
        List<double> correct = [];
        List<double> incorrect = [];
        Mean[] right = new Mean[predictions.Classes];
        Mean[] wrong = new Mean[predictions.Classes];
        for (int i = 0; i < predictions.Samples; i++)
        {
            bool isCorrect = predictions.Correct(i);
            (isCorrect ? correct : incorrect).Add(predictions.Confidence(i));
            Mean[] means = isCorrect ? right : wrong;
            means[predictions.Truth(i)] += predictions.Confidence(i);
        }

        Classes = [.. right.Select((mean, label) => new ClassConfidence((mean + wrong[label]).Value, mean.Value, wrong[label].Value))];
        Correct = ConfidenceHistogram.Of([.. correct], bins);
        Incorrect = ConfidenceHistogram.Of([.. incorrect], bins);
    }

    /// <summary>The mean confidences of each true class, in label order.</summary>
    public ImmutableArray<ClassConfidence> Classes { get; }

    /// <summary>The confidences of the samples predicted right.</summary>
    public ConfidenceHistogram Correct { get; }

    /// <summary>The confidences of the samples predicted wrong.</summary>
    public ConfidenceHistogram Incorrect { get; }

    /// <summary>Analyses predictions.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="bins">The number of bins of the histograms over 0 … 1; 1 or more, default 50.</param>
    public static ConfidenceAnalysis Of(PredictedProbabilities predictions, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        return new ConfidenceAnalysis(predictions, bins);
    }

    private readonly record struct Mean(double Sum, int Count)
    {
        public double Value => Count == 0 ? 0 : Sum / Count;

        public static Mean operator +(Mean mean, double value) => new(mean.Sum + value, mean.Count + 1);

        public static Mean operator +(Mean left, Mean right) => new(left.Sum + right.Sum, left.Count + right.Count);
    }
}
