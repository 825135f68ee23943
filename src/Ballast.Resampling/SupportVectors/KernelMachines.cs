using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Weighted sums of kernel values with the same support vectors, in double: the decision functions of fitted machines.</summary>
internal sealed class KernelMachines(KernelPoints support, double[][] weights, double[] thresholds)
{
    /// <summary>Evaluates every machine for every row.</summary>
    /// <returns>[rows, machines]</returns>
    public Matrix<double> Evaluate<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (features.Columns != support.Columns)
            throw new ArgumentException($"The table has {features.Columns} columns, but {support.Columns} were fitted.", nameof(features));
        FiniteFeatures.Require(features, "feature");
        var sums = new Matrix<double>(features.Rows, weights.Length);
        for (int row = 0; row < features.Rows; row++)
            for (int machine = 0; machine < thresholds.Length; machine++)
                sums[row, machine] = -thresholds[machine];
        int blocks = (features.Rows + KernelTile.QueryHeight - 1) / KernelTile.QueryHeight;
        ParallelWork.ForEach(blocks, support.Workers, block => support.AddWeighted(features, block * KernelTile.QueryHeight, weights, sums));
        return sums;
    }
}
