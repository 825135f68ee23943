using Ballast.Core;

namespace Ballast.Training;

/// <summary>Features with their mean taken away and one scale for all, and the way back for a linear classifier on them.</summary>
internal sealed class FeatureFrame
{
    /// <summary>The mean squared length of the features inside the frame.</summary>
    public const double MeanSquaredLength = 32;

    private readonly double[] center;
    private readonly double scale;

    private FeatureFrame(double[] center, double scale)
    {
        this.center = center;
        this.scale = scale;
    }

    /// <summary>The frame of features of which training sees each row as often as its share says.</summary>
    public static FeatureFrame Of(Matrix<float> features, ReadOnlySpan<double> shares, FeatureScaling scaling)
    {
        double[] mean = new double[features.Columns];
        if (scaling == FeatureScaling.None) return new FeatureFrame(mean, 1);
        double total = 0, squares = 0;
        for (int row = 0; row < features.Rows; row++)
        {
            ReadOnlySpan<float> values = features.Row(row);
            for (int column = 0; column < mean.Length; column++) mean[column] += shares[row] * values[column];
            total += shares[row];
        }

        for (int column = 0; column < mean.Length; column++) mean[column] /= total;
        for (int row = 0; row < features.Rows; row++)
        {
            ReadOnlySpan<float> values = features.Row(row);
            double length = 0;
            for (int column = 0; column < mean.Length; column++) length += (values[column] - mean[column]) * (values[column] - mean[column]);
            squares += shares[row] * length;
        }

        // Features that are all alike tell nothing; any scale will do.
        return new FeatureFrame(mean, squares > 0 ? Math.Sqrt(MeanSquaredLength * total / squares) : 1);
    }

    /// <summary>The features inside the frame.</summary>
    public Matrix<float> Inside(Matrix<float> features)
    {
        if (scale == 1 && center.All(value => value == 0)) return features;
        Matrix<float> inside = new(features.Rows, features.Columns);
        for (int row = 0; row < features.Rows; row++)
        {
            ReadOnlySpan<float> from = features.Row(row);
            Span<float> to = inside.Row(row);
            for (int column = 0; column < to.Length; column++) to[column] = (float)((from[column] - center[column]) * scale);
        }

        return inside;
    }

    /// <summary>The classifier that says of the features as they are what the given one says inside the frame.</summary>
    public FeatureHead.Linear Outside(Matrix<float> weights, ReadOnlySpan<float> bias)
    {
        Matrix<float> own = new(weights.Rows, weights.Columns);
        float[] offsets = new float[weights.Rows];
        for (int label = 0; label < weights.Rows; label++)
        {
            double offset = bias[label];
            for (int column = 0; column < weights.Columns; column++)
            {
                double weight = weights[label, column] * scale;
                own[label, column] = (float)weight;
                offset -= weight * center[column];
            }

            offsets[label] = (float)offset;
        }

        return new FeatureHead.Linear(own, [.. offsets]);
    }
}
