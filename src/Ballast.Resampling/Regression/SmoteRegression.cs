using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>SMOTE for numeric targets: makes samples with rare targets between neighbours, and thins out those with usual targets.</summary>
/// <remarks>
/// <para>
/// SMOTER (Torgo, Ribeiro, Pfahringer and Branco 2013, doi:10.1007/978-3-642-40669-0_33, section 3). The targets, in order, fall into ranges where relevance is at or above the threshold, and ranges where it is not. In a
/// range that grows, a new sample lies between a sample and one of its neighbours in the range, by the features; its target is the mean of theirs, weighted by one over the distance to each, which on the line is
/// y + step · (y of the neighbour − y). Where both are at one place it is their mean. In a range that shrinks, samples are drawn without replacement.
/// </para>
/// <para>
/// Departs from the paper and from the R package UBL: counts are exact; a range that grows or shrinks is decided by its count alone, as in UBL, so that a range of rare targets larger than its share is thinned out too; the
/// distance to each parent is over all features, where UBL's program keeps only the last one.
/// </para>
/// <para>Cost: one sort, and a neighbour search in each range that grows. Thread-safe; the same bit by bit for any number of workers.</para>
/// </remarks>
public sealed class SmoteRegression
{
    private readonly SmoteRegressionOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public SmoteRegression(SmoteRegressionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>The method's name.</summary>
    public string Method => "SMOTER";

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

    /// <summary>A sample between two, by the place and the neighbour given.</summary>
    internal static void AddBetween(RegressionRun run, double[] targets, (int Row, int Neighbor, double Distance) pair)
    {
        double step = run.Random.Uniform(0, 1), from = targets[pair.Row], to = targets[pair.Neighbor];
        double target = pair.Distance == 0 ? (from + to) / 2 : from + step * (to - from);
        run.Add(SampleOrigin.Synthetic(pair.Row, pair.Neighbor, step), target);
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
        for (int place = 0; place < rows.Length; place++)
        {
            for (int i = 0; i < shares[place]; i++)
            {
                int drawn = (int)run.Random.Integer(0, neighbors);
                AddBetween(run, targets, (rows[place], table.Indices(place)[drawn], table.Distances(place)[drawn]));
            }
        }
    }
}
