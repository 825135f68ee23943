using System.Collections.Immutable;

namespace Ballast.Metrics;

/// <summary>Scores of probabilities: how surprised they are by the truth, and how far belief and frequency lie apart.</summary>
/// <remarks>
/// Calibration errors sort the samples by probability into bins of equal width, each open below and closed above, and compare the mean
/// probability with the observed share a bin: Naeini, Cooper and Hauskrecht 2015; Guo et al. 2017 (arXiv 1706.04599, sections 2 and 3).
/// Their value depends on the number of bins and is biased upwards on few samples.
/// </remarks>
public static class ProbabilityScores
{
    /// <summary>The number of bins of the calibration errors when none is given, as Guo et al. 2017 take it.</summary>
    public const int DefaultBins = 15;

    /// <summary>
    /// The mean negative logarithm of the probability given to the truth, in nats; 0 is perfect, ln(classes) knows nothing.
    /// </summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <remarks>
    /// As scikit-learn: probabilities are clipped to [ε, 1 − ε] with ε = 2.2 · 10⁻¹⁶ and each row is divided by its sum. Values that come
    /// from single precision are clipped at the same ε, where scikit-learn takes 1.2 · 10⁻⁷ for a float32 array.
    /// </remarks>
    public static double LogLoss(PredictedProbabilities predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        double loss = 0;
        for (int i = 0; i < predictions.Samples; i++)
        {
            double sum = 0;
            foreach (double p in predictions.Row(i)) sum += LogProbability.Clip(p);
            loss -= Math.Log(LogProbability.Clip(predictions.Row(i)[predictions.Truth(i)]) / sum);
        }

        return loss / predictions.Samples;
    }

    /// <summary>The mean squared distance between the probabilities and the truth, summed over the classes, 0 … 2; 0 is perfect.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <remarks>Brier 1950, in its original form over all classes: with two classes it is twice the binary form.</remarks>
    public static double Brier(PredictedProbabilities predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        double total = 0;
        for (int i = 0; i < predictions.Samples; i++)
        {
            ReadOnlySpan<double> row = predictions.Row(i);
            int truth = predictions.Truth(i);
            for (int label = 0; label < row.Length; label++)
            {
                double distance = row[label] - (label == truth ? 1 : 0);
                total += distance * distance;
            }
        }

        return total / predictions.Samples;
    }

    /// <summary>The mean squared distance between the probability of one class and whether it is the truth, 0 … 1; 0 is perfect.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="label">The class, from 0; 1 is the positive class of two.</param>
    public static double BinaryBrier(PredictedProbabilities predictions, int label)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        double total = 0;
        for (int i = 0; i < predictions.Samples; i++)
        {
            double distance = predictions.Row(i)[label] - (label == predictions.Truth(i) ? 1 : 0);
            total += distance * distance;
        }

        return total / predictions.Samples;
    }

    /// <summary>The expected calibration error of the most probable class (ECE) with 15 bins, 0 … 1.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    public static double ExpectedCalibrationError(PredictedProbabilities predictions) => ExpectedCalibrationError(predictions, DefaultBins);

    /// <summary>
    /// The expected calibration error of the most probable class (ECE): the mean gap between confidence and accuracy, 0 … 1.
    /// </summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="bins">The number of bins of equal width over 0 … 1; 1 or more.</param>
    public static double ExpectedCalibrationError(PredictedProbabilities predictions, int bins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        double gaps = 0;
        foreach (CalibrationBin bin in CalibrationBins(predictions, bins)) gaps += bin.Count * bin.Gap;
        return gaps / predictions.Samples;
    }

    /// <summary>The maximum calibration error of the most probable class (MCE): the largest gap of a bin that has samples, 0 … 1.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="bins">The number of bins of equal width over 0 … 1; 1 or more, default 15.</param>
    public static double MaximumCalibrationError(PredictedProbabilities predictions, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        double largest = 0;
        foreach (CalibrationBin bin in CalibrationBins(predictions, bins)) largest = Math.Max(largest, bin.Gap);
        return largest;
    }

    /// <summary>
    /// The class-wise calibration error: for each class the mean gap between its probability and its share, averaged over all classes.
    /// </summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="bins">The number of bins of equal width over 0 … 1; 1 or more, default 15.</param>
    /// <remarks>Kull et al. 2019, "Beyond temperature scaling" (arXiv 1910.12656), section 2.</remarks>
    public static double ClassWiseCalibrationError(PredictedProbabilities predictions, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        double gaps = 0;
        for (int label = 0; label < predictions.Classes; label++)
        {
            CalibrationTable table = new(bins);
            for (int i = 0; i < predictions.Samples; i++) table.Add(predictions.Row(i)[label], predictions.Truth(i) == label);
            foreach (CalibrationBin bin in table.ToBins()) gaps += bin.Count * bin.Gap;
        }

        return gaps / predictions.Samples / predictions.Classes;
    }

    /// <summary>The bins of a reliability diagram of the most probable class, from 0 to 1, empty ones included.</summary>
    /// <param name="predictions">The probabilities and the truth.</param>
    /// <param name="bins">The number of bins of equal width; 1 or more, default 15.</param>
    public static ImmutableArray<CalibrationBin> CalibrationBins(PredictedProbabilities predictions, int bins = DefaultBins)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        CalibrationTable table = new(bins);
        for (int i = 0; i < predictions.Samples; i++) table.Add(predictions.Confidence(i), predictions.Correct(i));
        return table.ToBins();
    }
}
