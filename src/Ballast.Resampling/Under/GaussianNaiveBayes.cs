using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A classifier that takes the features of a class as independent normal variables.</summary>
/// <remarks>
/// Naive Bayes with normal densities, as scikit-learn's <c>GaussianNB</c>: the probability of a class is proportional to its share of the training rows times
/// the product over features of N(x; mean, variance + ε), ε = VarianceSmoothing · the largest variance of a feature over all training rows. Departs
/// from scikit-learn: where all features are constant, ε is VarianceSmoothing itself instead of 0, which made not-a-number of every probability.
/// Cost: one pass over the rows. Thread-safe.
/// </remarks>
public sealed class GaussianNaiveBayes : IProbabilityEstimator
{
    private readonly GaussianNaiveBayesOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public GaussianNaiveBayes(GaussianNaiveBayesOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <inheritdoc/>
    public Matrix<double> Estimate<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes, TrainTestIndices split)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(split);
        ReadOnlySpan<int> train = split.Train.AsSpan();
        int[] all = new int[labels.Length];
        (_, double[] spread, _) = Moments(features, train, all, 0);
        double largest = 0;
        foreach (double variance in spread) largest = Math.Max(largest, variance);
        double smoothing = options.VarianceSmoothing * (largest > 0 ? largest : 1);
        var result = new Matrix<double>(split.Test.Length, classes);
        result.Values.Fill(double.NegativeInfinity);
        double[] terms = new double[features.Columns];
        for (int label = 0; label < classes; label++)
        {
            (double[] means, double[] variances, int count) = Moments(features, train, labels, label);
            if (count == 0) continue;
            for (int column = 0; column < variances.Length; column++) variances[column] += smoothing;
            for (int column = 0; column < terms.Length; column++) terms[column] = Math.Log(2.0 * Math.PI * variances[column]);
            double prior = Math.Log((double)count / train.Length), constant = -0.5 * PairwiseSum.Of(terms);
            for (int row = 0; row < split.Test.Length; row++)
                result[row, label] = prior + (constant - 0.5 * Distance(features.Row(split.Test[row]), means, variances, terms));
        }

        for (int row = 0; row < result.Rows; row++) Normalise(result.Row(row));
        return result;
    }

    /// <summary>Means and variances over the rows of one label, added row after row as NumPy does.</summary>
    private static (double[] Means, double[] Variances, int Count) Moments<T>(Matrix<T> features, ReadOnlySpan<int> rows, ReadOnlySpan<int> labels, int label)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] means = new double[features.Columns], variances = new double[features.Columns];
        int count = 0;
        foreach (int row in rows)
        {
            if (labels[row] != label) continue;
            count++;
            ReadOnlySpan<T> values = features.Row(row);
            for (int column = 0; column < means.Length; column++) means[column] += double.CreateTruncating(values[column]);
        }

        for (int column = 0; column < means.Length; column++) means[column] /= Math.Max(1, count);
        foreach (int row in rows)
        {
            if (labels[row] != label) continue;
            ReadOnlySpan<T> values = features.Row(row);
            for (int column = 0; column < means.Length; column++)
            {
                double deviation = double.CreateTruncating(values[column]) - means[column];
                variances[column] += deviation * deviation;
            }
        }

        for (int column = 0; column < means.Length; column++) variances[column] /= Math.Max(1, count);
        return (means, variances, count);
    }

    private static double Distance<T>(ReadOnlySpan<T> values, double[] means, double[] variances, Span<double> terms)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int column = 0; column < terms.Length; column++)
        {
            double deviation = double.CreateTruncating(values[column]) - means[column];
            terms[column] = deviation * deviation / variances[column];
        }

        return PairwiseSum.Of(terms);
    }

    private static void Normalise(Span<double> logs)
    {
        double largest = double.NegativeInfinity, sum = 0;
        foreach (double value in logs) largest = Math.Max(largest, value);
        foreach (double value in logs) sum += Math.Exp(value - largest);
        double total = Math.Log(sum) + largest;
        for (int i = 0; i < logs.Length; i++) logs[i] = Math.Exp(logs[i] - total);
    }
}
