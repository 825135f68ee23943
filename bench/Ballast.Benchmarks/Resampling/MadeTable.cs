using Ballast.Core;

namespace Ballast.Benchmarks;

/// <summary>A seeded table of five overlapping classes whose sizes fall from 1 to 0.05; the same for every number of rows up to that number.</summary>
internal static class MadeTable
{
    private const int Classes = 5;

    public static (Matrix<float> Features, int[] Labels) Of(int rows, int columns)
    {
        double[] edges = new double[Classes];
        double sum = 0;
        for (int label = 0; label < Classes; label++) edges[label] = sum += Math.Pow(0.05, label / (Classes - 1.0));
        var random = new RandomState(0);
        var features = new Matrix<float>(rows, columns);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            double place = random.Uniform(0, sum);
            int label = 0;
            while (place >= edges[label]) label++;
            labels[row] = label;
            Span<float> values = features.Row(row);
            for (int column = 0; column < columns; column++) values[column] = (float)(random.StandardNormal() + (column % Classes == label ? 1.5 : 0));
        }

        return (features, labels);
    }
}
