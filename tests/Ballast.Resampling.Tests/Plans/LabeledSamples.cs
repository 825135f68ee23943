using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>A table of numbers with labels.</summary>
internal sealed record LabeledSamples(Matrix<double> Features, int[] Labels, int Classes)
{
    /// <summary>Overlapping normal clouds, one a class, in mixed order.</summary>
    public static LabeledSamples Blobs(int[] counts, int columns, uint seed)
    {
        var random = new RandomState(seed);
        int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        random.Shuffle(labels.AsSpan());
        var features = new Matrix<double>(labels.Length, columns);
        for (int row = 0; row < labels.Length; row++)
            for (int column = 0; column < columns; column++)
                features[row, column] = random.Normal(0.8 * labels[row], 1);
        return new LabeledSamples(features, labels, counts.Length);
    }
}
