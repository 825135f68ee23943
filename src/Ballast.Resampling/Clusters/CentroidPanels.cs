using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A few centroids, eight side by side, and the two of them that are nearest to a row. Squared distances are sums of four interleaved sums in double.</summary>
internal sealed class CentroidPanels
{
    /// <summary>With more centroids a search that passes most of them over is faster.</summary>
    public const int Most = 64;

    private const int Lanes = 8, Sums = 4;

    private readonly Matrix<double> centroids;
    private readonly int columns;
    private readonly double[] panels;

    public CentroidPanels(Matrix<double> centroids)
    {
        this.centroids = centroids;
        columns = centroids.Columns;
        panels = new double[(centroids.Rows + Lanes - 1) / Lanes * Lanes * columns];
        for (int cluster = 0; cluster < centroids.Rows; cluster++)
            for (int column = 0; column < columns; column++)
                panels[(cluster / Lanes * columns + column) * Lanes + cluster % Lanes] = centroids[cluster, column];
    }

    /// <summary>The nearest centroid, the first of equal ones, and the squared distances to it and to the next; infinite where there is one only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public (int Nearest, double First, double Second) NearestTwo(ReadOnlySpan<double> row)
    {
        int nearest = 0;
        double first = double.PositiveInfinity, second = double.PositiveInfinity;
        Span<double> squared = stackalloc double[Lanes];
        for (int start = 0; start < centroids.Rows; start += Lanes)
        {
            Measure(row, panels.AsSpan(start * columns, columns * Lanes)).CopyTo(squared);
            for (int lane = 0; lane < Math.Min(Lanes, centroids.Rows - start); lane++)
            {
                double distance = squared[lane];
                if (distance < first) (nearest, first, second) = (start + lane, distance, first);
                else if (distance < second) second = distance;
            }
        }

        return (nearest, first, second);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector512<double> Measure(ReadOnlySpan<double> row, ReadOnlySpan<double> panel)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        int column = 0;
        for (; column + Sums <= row.Length; column += Sums)
        {
            s0 += Square(row, panel, column);
            s1 += Square(row, panel, column + 1);
            s2 += Square(row, panel, column + 2);
            s3 += Square(row, panel, column + 3);
        }

        for (; column < row.Length; column++) s0 += Square(row, panel, column);
        return s0 + s1 + (s2 + s3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Square(ReadOnlySpan<double> row, ReadOnlySpan<double> panel, int column)
    {
        Vector512<double> difference = Vector512.Create(row[column]) - Vector512.Create(panel[(column * Lanes)..]);
        return difference * difference;
    }
}
