using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE for numeric targets where neighbours are near, noise round the sample where they are not, and fewer samples with usual targets.</summary>
/// <remarks>
/// <para>
/// SMOGN (Branco, Torgo and Ribeiro 2017, Proceedings of Machine Learning Research 74:36–50, algorithm 1). As <see cref="SmoteRegression"/>, but a drawn neighbour that is not nearer than the safe distance d of the
/// sample is not approached; instead each feature and the target get normal noise with the deviation s · min(d, <see cref="SmognOptions.Perturbation"/>), where s is the feature's deviation in the range, with n − 1.
/// </para>
/// <para>
/// Departs from the paper: counts are exact, and a range is judged by its count alone, as in <see cref="SmoteRegression"/>. The median leaves out the sample itself. As in the paper, d is a distance and the perturbation a share; with
/// features on one scale the smaller of them makes sense, so standardise first.
/// </para>
/// <para>Cost: one sort, a neighbour search in each range that grows, and for the median all distances in it, in parallel, memory linear. Thread-safe.</para>
/// </remarks>
public sealed class Smogn
{
    private readonly SmognOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public Smogn(SmognOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The method's name.</summary>
    public string Method => "SMOGN";

    /// <summary>Plans the resampling. The features are not changed.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="targets">One target a row; all finite.</param>
    /// <exception cref="ArgumentException">The numbers of rows and targets differ.</exception>
    /// <exception cref="BallastException">A value is not finite, all targets are relevant or none is, or a range is too small to grow.</exception>
    public RegressionPlan Resample<T>(Matrix<T> features, ReadOnlySpan<double> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] known = targets.ToArray();
        return new RegressionRun(Method, options).Plan(features, targets, (run, rows, count) => Grow(run, features, known, rows, count));
    }

    private static double DeviationOf(double[] targets, int[] rows)
    {
        double mean = 0, squares = 0;
        foreach (int row in rows) mean += targets[row] / rows.Length;
        foreach (int row in rows) squares += (targets[row] - mean) * (targets[row] - mean);
        return Math.Sqrt(squares / Math.Max(1, rows.Length - 1));
    }

    private void Grow<T>(RegressionRun run, Matrix<T> features, double[] targets, int[] rows, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int neighbors = run.NeighborsOf(rows, targets);
        int[] shares = run.SharesOf(rows, count);
        if (neighbors == 0)
        {
            for (int i = 0; i < count; i++) run.Add(SampleOrigin.Repeated(rows[0]), targets[rows[0]]);
            return;
        }

        NeighborTable table = RowNeighbors.Within(features, rows, neighbors, options.Workers);
        double[] safe = SafeDistances(features, rows, table), deviations = ColumnMoments.Deviations(features, rows), point = new double[features.Columns];
        double targetDeviation = DeviationOf(targets, rows);
        for (int place = 0; place < rows.Length; place++)
        {
            double noise = Math.Min(safe[place], options.Perturbation);
            for (int i = 0; i < shares[place]; i++)
            {
                int drawn = (int)run.Random.Integer(0, neighbors);
                if (table.Distances(place)[drawn] < safe[place])
                {
                    SmoteRegression.AddBetween(run, targets, (rows[place], table.Indices(place)[drawn], table.Distances(place)[drawn]));
                    continue;
                }

                for (int column = 0; column < point.Length; column++)
                    point[column] = double.CreateTruncating(features[rows[place], column]) + deviations[column] * noise * run.Random.StandardNormal();
                run.AddComputed(rows[place], point, targets[rows[place]] + targetDeviation * noise * run.Random.StandardNormal());
            }
        }
    }

    private double[] SafeDistances<T>(Matrix<T> features, int[] rows, NeighborTable table)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] safe = new double[rows.Length];
        if (options.Safe == SafeDistance.HalfFarthestNeighbor)
        {
            for (int place = 0; place < safe.Length; place++) safe[place] = table.Distances(place)[^1] / 2;
            return safe;
        }

        ParallelWork.ForEach(rows.Length, options.Workers, place =>
        {
            double[] distances = new double[rows.Length - 1];
            for (int other = 0, filled = 0; other < rows.Length; other++)
                if (other != place)
                    distances[filled++] = Math.Sqrt(ExactDistance.Squared<T>(features.Row(rows[place]), features.Row(rows[other])));
            int upper = distances.Length / 2;
            double median = Selection.Smallest(distances, upper);
            if (distances.Length % 2 == 0) median = (median + Selection.Smallest(distances, upper - 1)) / 2;
            safe[place] = median / 2;
        });
        return safe;
    }
}
