using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A few vectors that stand for rows: means of clusters, by Lloyd's iteration from seeds that k-means++ draws.</summary>
internal sealed class Codebook
{
    private const int MostIterations = 100;

    private readonly Matrix<double> vectors;

    private Codebook(Matrix<double> vectors)
    {
        this.vectors = vectors;
    }

    public int Size => vectors.Rows;

    public ReadOnlySpan<double> this[int vector] => vectors.Row(vector);

    /// <summary>At most <paramref name="size"/> vectors; one a row where there are no more rows.</summary>
    public static Codebook Of<T>(Matrix<T> features, int[] rows, int size, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var points = new Matrix<double>(rows.Length, features.Columns);
        for (int row = 0; row < rows.Length; row++)
            for (int column = 0; column < features.Columns; column++)
                points[row, column] = double.CreateTruncating(features[rows[row], column]);
        if (rows.Length <= size) return new Codebook(points);
        Matrix<double> means = Seeds(points, size, random);
        int[] home = new int[points.Rows];
        home.AsSpan().Fill(-1);
        for (int iteration = 0; iteration < MostIterations && Assign(points, means, home); iteration++) Center(points, means, home);
        return new Codebook(means);
    }

    private static Matrix<double> Seeds(Matrix<double> points, int size, RandomState random)
    {
        var seeds = new Matrix<double>(size, points.Columns);
        double[] squares = new double[points.Rows];
        squares.AsSpan().Fill(double.PositiveInfinity);
        int drawn = (int)random.Integer(0, points.Rows);
        for (int vector = 0; vector < size; vector++)
        {
            points.Row(drawn).CopyTo(seeds.Row(vector));
            double sum = 0;
            for (int row = 0; row < points.Rows; row++)
            {
                squares[row] = Math.Min(squares[row], ExactDistance.Squared<double>(points.Row(row), seeds.Row(vector)));
                sum += squares[row];
            }

            drawn = Pick(squares, random.NextDouble() * sum);
        }

        return seeds;
    }

    private static int Pick(double[] weights, double place)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            if (place < sum) return i;
        }

        return weights.Length - 1;
    }

    private static bool Assign(Matrix<double> points, Matrix<double> means, int[] home)
    {
        bool changed = false;
        for (int row = 0; row < points.Rows; row++)
        {
            int nearest = 0;
            double best = double.PositiveInfinity;
            for (int vector = 0; vector < means.Rows; vector++)
            {
                double square = ExactDistance.Squared<double>(points.Row(row), means.Row(vector));
                if (square >= best) continue;
                best = square;
                nearest = vector;
            }

            changed |= home[row] != nearest;
            home[row] = nearest;
        }

        return changed;
    }

    /// <summary>Moves each vector to the mean of its rows; one without rows stays.</summary>
    private static void Center(Matrix<double> points, Matrix<double> means, int[] home)
    {
        var sums = new Matrix<double>(means.Rows, means.Columns);
        int[] counts = new int[means.Rows];
        for (int row = 0; row < points.Rows; row++)
        {
            counts[home[row]]++;
            for (int column = 0; column < points.Columns; column++) sums[home[row], column] += points[row, column];
        }

        for (int vector = 0; vector < means.Rows; vector++)
            for (int column = 0; column < means.Columns && counts[vector] > 0; column++)
                means[vector, column] = sums[vector, column] / counts[vector];
    }
}
