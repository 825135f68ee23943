using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The population variance of each feature over some rows, summed in double in row order.</summary>
internal static class ColumnSpread
{
    public static double[] Variances<T>(Matrix<T> features, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] means = new double[features.Columns], squares = new double[features.Columns];
        foreach (int row in rows)
        {
            ReadOnlySpan<T> values = features.Row(row);
            for (int column = 0; column < means.Length; column++) means[column] += double.CreateTruncating(values[column]);
        }

        for (int column = 0; column < means.Length; column++) means[column] /= rows.Length;
        foreach (int row in rows)
        {
            ReadOnlySpan<T> values = features.Row(row);
            for (int column = 0; column < means.Length; column++)
            {
                double deviation = double.CreateTruncating(values[column]) - means[column];
                squares[column] += deviation * deviation;
            }
        }

        for (int column = 0; column < squares.Length; column++) squares[column] /= rows.Length;
        return squares;
    }
}
