using Ballast.Core;
using Ballast.Metrics;

namespace Ballast.Training;

/// <summary>Nearest class mean: predicts the class whose mean direction of features is nearest in angle. Nothing is trained.</summary>
/// <remarks>
/// Features are brought to length 1, averaged within each class of the training part, and the averages brought to length 1 again; a sample's cosine with each is
/// its score (Kang et al. 2020, arXiv 1910.09217, section 4.1). The paper gives no probabilities: here they are softmax(s · cosine), with the s from 0.01 to 100 that has
/// the smallest log-loss on validation samples. Where the validation part has no mistake the log-loss falls for ever with s, and s is 16.
/// </remarks>
public static class NearestClassMean
{
    private const double ScaleWithoutMistake = 16;

    /// <summary>Takes the means of the training part and fits the scale on the validation part.</summary>
    /// <param name="training">The training part, as it is without balancing.</param>
    /// <param name="validation">The validation part, which must not have been rebalanced.</param>
    /// <exception cref="BallastException">A class has no training sample whose features are not all 0.</exception>
    public static FeatureHead.NearestMean Fit(ImageFeatures training, ImageFeatures validation)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        Matrix<float> means = Means(training.Features, training.Labels.AsSpan(), training.Logits.Columns);
        PredictedProbabilities cosines = PredictedProbabilities.Of(Classifier.ToProbabilities(Cosines(validation.Features, means)), validation.Labels.AsSpan());
        bool mistaken = Enumerable.Range(0, cosines.Samples).Any(i => cosines.Row(i)[cosines.Truth(i)] < cosines.Confidence(i));
        return new FeatureHead.NearestMean(means, mistaken ? 1 / TemperatureScaling.Fit(cosines).Temperature : ScaleWithoutMistake);
    }

    /// <summary>The mean direction of each class: [classes, features], each row of length 1.</summary>
    /// <param name="features">[samples, features].</param>
    /// <param name="labels">The label of each sample.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="BallastException">A class has no sample whose features are not all 0.</exception>
    public static Matrix<float> Means(Matrix<float> features, ReadOnlySpan<int> labels, int classes)
    {
        if (features.Rows != labels.Length) throw new ArgumentException($"There are {features.Rows} rows but {labels.Length} labels.", nameof(labels));
        Matrix<double> sums = new(classes, features.Columns);
        for (int row = 0; row < features.Rows; row++)
        {
            double length = Length(features.Row(row));
            if (length == 0) continue;
            Span<double> sum = sums.Row(labels[row]);
            ReadOnlySpan<float> values = features.Row(row);
            for (int column = 0; column < sum.Length; column++) sum[column] += values[column] / length;
        }

        Matrix<float> means = new(classes, features.Columns);
        for (int label = 0; label < classes; label++)
        {
            double squares = 0;
            foreach (double value in sums.Row(label)) squares += value * value;
            if (squares == 0) throw new BallastException($"Class {label} has no training sample with features other than 0, so it has no mean. Drop the class or give it samples.");
            for (int column = 0; column < means.Columns; column++) means[label, column] = (float)(sums[label, column] / Math.Sqrt(squares));
        }

        return means;
    }

    /// <summary>The cosine of the angle between each row and each mean: [n, k]; 0 for a row of zeros.</summary>
    internal static Matrix<float> Cosines(Matrix<float> features, Matrix<float> means)
    {
        var cosines = new Matrix<float>(features.Rows, means.Rows);
        DenseKernel.Scores(features, means, new float[means.Rows], cosines);
        for (int row = 0; row < features.Rows; row++)
        {
            double length = Length(features.Row(row));
            foreach (ref float cosine in cosines.Row(row)) cosine = length == 0 ? 0 : (float)(cosine / length);
        }

        return cosines;
    }

    private static double Length(ReadOnlySpan<float> row)
    {
        double squares = 0;
        foreach (float value in row) squares += (double)value * value;
        return Math.Sqrt(squares);
    }
}
