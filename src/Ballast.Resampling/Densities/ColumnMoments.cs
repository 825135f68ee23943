using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Means and standard deviations of the columns of some rows.</summary>
internal static class ColumnMoments
{
    public static double[] Means<T>(Matrix<T> features, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] means = new double[features.Columns];
        foreach (int row in rows)
        {
            ReadOnlySpan<T> values = features.Row(row);
            for (int column = 0; column < means.Length; column++) means[column] += double.CreateTruncating(values[column]);
        }

        for (int column = 0; column < means.Length; column++) means[column] /= rows.Length;
        return means;
    }

    /// <summary>The sample standard deviation, with n − 1 below the sum; 0 for a single row.</summary>
    public static double[] Deviations<T>(Matrix<T> features, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] means = Means(features, rows), deviations = new double[means.Length];
        foreach (int row in rows)
        {
            ReadOnlySpan<T> values = features.Row(row);
            for (int column = 0; column < means.Length; column++)
            {
                double difference = double.CreateTruncating(values[column]) - means[column];
                deviations[column] += difference * difference;
            }
        }

        for (int column = 0; column < means.Length; column++) deviations[column] = Math.Sqrt(deviations[column] / Math.Max(1, rows.Length - 1));
        return deviations;
    }
}
