using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The mean Euclidean distance between different rows, in double: dot products by <see cref="KernelTile"/> of rows less their mean, summed in row order.</summary>
internal static class MeanDistance
{
    public static double Of<T>(Matrix<T> features, int[] rows, int workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows.Length < 2) return 0;
        double[] means = new double[features.Columns];
        foreach (int row in rows) RowSums.Add<T>(features.Row(row), means);
        var centred = new Matrix<double>(rows.Length, features.Columns);
        for (int place = 0; place < rows.Length; place++)
            for (int column = 0; column < means.Length; column++)
                centred[place, column] = double.CreateTruncating(features[rows[place], column]) - means[column] / rows.Length;
        double sum = KernelPoints.Pack(centred, Neighborhood.AllRows(rows.Length), KernelForm.Linear, workers).SumOfDistances();
        return 2 * sum / ((double)rows.Length * rows.Length - rows.Length);
    }
}
