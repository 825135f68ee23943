using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>
/// Temperature scaling: makes over- or under-confident probabilities honest with one number, without changing any prediction.
/// </summary>
/// <remarks>
/// p' = softmax(log p / T) with the T that minimises the log-loss on validation samples (Guo et al. 2017, arXiv 1706.04599, section 4.2).
/// The loss is convex in 1 / T, whose slope is bisected to double precision over T from 0.01 to 100. When no validation sample has a class
/// more probable than the true one, the loss falls for ever as T goes to 0 and says nothing of the mistakes to come: T stays 1.
/// Probabilities are clipped at 2.2 · 10⁻¹⁶ before the logarithm. Immutable and thread-safe.
/// </remarks>
public sealed class TemperatureScaling
{
    private const double LowestTemperature = .01;
    private const double HighestTemperature = 100;
    private const int Bisections = 60;

    /// <summary>Takes a temperature as given.</summary>
    /// <param name="temperature">The temperature T, from 0.01 to 100: above 1 makes less sure, below 1 more.</param>
    public TemperatureScaling(double temperature)
    {
        if (!(temperature is >= LowestTemperature and <= HighestTemperature))
            throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "The temperature is from 0.01 to 100.");
        Temperature = temperature;
    }

    /// <summary>The temperature T: above 1 makes less sure, below 1 more.</summary>
    public double Temperature { get; }

    /// <summary>Finds the temperature with the smallest log-loss on validation samples.</summary>
    /// <param name="validation">Probabilities and truth of the validation part, which must not have been rebalanced.</param>
    public static TemperatureScaling Fit(PredictedProbabilities validation)
    {
        ArgumentNullException.ThrowIfNull(validation);
        if (!HasMistake(validation)) return new TemperatureScaling(1);
        Matrix<double> logits = new(validation.Samples, validation.Classes);
        for (int i = 0; i < validation.Samples; i++) Logits(validation.Row(i), logits.Row(i));
        double coldest = 1 / HighestTemperature;
        double hottest = 1 / LowestTemperature;
        for (int i = 0; i < Bisections; i++)
        {
            // In the middle of the logarithms: a temperature of 2 and of 1/2 are equally far from 1.
            double inverse = Math.Sqrt(coldest * hottest);
            if (Slope(validation, logits, inverse) < 0) coldest = inverse;
            else hottest = inverse;
        }

        return new TemperatureScaling(Math.Clamp(1 / Math.Sqrt(coldest * hottest), LowestTemperature, HighestTemperature));
    }

    /// <summary>Scales probabilities.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <returns>The scaled probabilities, samples × classes, each row summing to 1.</returns>
    /// <exception cref="BallastException">A probability is not a number from 0 to 1 or a row does not sum to 1.</exception>
    public Matrix<double> Apply(Matrix<double> probabilities)
    {
        ProbabilityGuard.Check(probabilities);
        Matrix<double> scaled = new(probabilities.Rows, probabilities.Columns);
        for (int i = 0; i < probabilities.Rows; i++)
        {
            Span<double> row = scaled.Row(i);
            Logits(probabilities.Row(i), row);
            for (int label = 0; label < row.Length; label++) row[label] /= Temperature;
            LogProbability.Softmax(row);
        }

        return scaled;
    }

    private static bool HasMistake(PredictedProbabilities validation)
    {
        for (int i = 0; i < validation.Samples; i++)
            if (validation.Row(i)[validation.Truth(i)] < validation.Confidence(i))
                return true;
        return false;
    }

    private static void Logits(ReadOnlySpan<double> probabilities, Span<double> logits)
    {
        for (int label = 0; label < logits.Length; label++) logits[label] = Math.Log(LogProbability.Clip(probabilities[label]));
    }

    /// <summary>The derivative of the summed log-loss by 1 / T: the expected minus the true logit.</summary>
    private static double Slope(PredictedProbabilities validation, Matrix<double> logits, double inverse)
    {
        double[] scaled = new double[logits.Columns];
        double slope = 0;
        for (int i = 0; i < logits.Rows; i++)
        {
            ReadOnlySpan<double> row = logits.Row(i);
            for (int label = 0; label < scaled.Length; label++) scaled[label] = inverse * row[label];
            LogProbability.Softmax(scaled);
            for (int label = 0; label < scaled.Length; label++) slope += scaled[label] * row[label];
            slope -= row[validation.Truth(i)];
        }

        return slope;
    }
}
