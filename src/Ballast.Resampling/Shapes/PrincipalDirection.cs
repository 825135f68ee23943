using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The direction in which rows spread most: the first principal component, by power iteration without a covariance matrix.</summary>
internal static class PrincipalDirection
{
    private const int MostIterations = 1000;
    private const double Tolerance = 1e-12;

    /// <summary>A vector of length 1, or zeros where all rows are equal.</summary>
    public static double[] Of<T>(Matrix<T> features, int[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] means = ColumnMoments.Means(features, rows), direction = Start(features, rows, means), next = new double[means.Length];
        if (!Normalise(direction)) return direction;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            next.AsSpan().Clear();
            foreach (int row in rows)
            {
                double along = Along(features.Row(row), means, direction);
                for (int column = 0; column < next.Length; column++) next[column] += along * (double.CreateTruncating(features[row, column]) - means[column]);
            }

            if (!Normalise(next)) break;
            double agreement = 0;
            for (int column = 0; column < next.Length; column++) agreement += next[column] * direction[column];
            (direction, next) = (next, direction);
            if (1 - agreement < Tolerance) break;
        }

        return direction;
    }

    /// <summary>The row farthest from the mean: it has a part of every direction that matters.</summary>
    private static double[] Start<T>(Matrix<T> features, int[] rows, double[] means)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] start = new double[means.Length], centered = new double[means.Length];
        double farthest = 0;
        foreach (int row in rows)
        {
            double square = 0;
            for (int column = 0; column < centered.Length; column++)
            {
                centered[column] = double.CreateTruncating(features[row, column]) - means[column];
                square += centered[column] * centered[column];
            }

            if (square <= farthest) continue;
            farthest = square;
            centered.CopyTo(start, 0);
        }

        return start;
    }

    private static double Along<T>(ReadOnlySpan<T> row, double[] means, double[] direction)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        for (int column = 0; column < means.Length; column++) sum += (double.CreateTruncating(row[column]) - means[column]) * direction[column];
        return sum;
    }

    private static bool Normalise(double[] vector)
    {
        double largest = 0;
        foreach (double value in vector) largest = Math.Max(largest, Math.Abs(value));
        if (largest == 0) return false;
        double square = 0;
        foreach (double value in vector) square += value / largest * (value / largest);
        double length = largest * Math.Sqrt(square);
        for (int column = 0; column < vector.Length; column++) vector[column] /= length;
        return true;
    }
}
