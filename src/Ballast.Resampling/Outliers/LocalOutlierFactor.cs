using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Scores samples by how much less dense their surroundings are than those of their neighbours.</summary>
/// <remarks>
/// Score = − mean over the k neighbours o of lrd(o) / lrd(p), with lrd(p) = 1 / (mean over o of max(d(p, o), k-distance(o)) + 10⁻¹⁰) (Breunig, Kriegel, Ng
/// and Sander 2000, doi:10.1145/342009.335388, definitions 5 to 7). About −1 is normal; below −1.5 is an outlier unless a contamination is given. Equal to
/// scikit-learn's <c>negative_outlier_factor_</c>; of equally near neighbours the first in the table counts, where scikit-learn leaves it open. Cost:
/// one exact neighbour search. Immutable and thread-safe.
/// </remarks>
public sealed class LocalOutlierFactor
{
    private const double UsualThreshold = -1.5, SmallestReach = 1e-10;

    private readonly LocalOutlierFactorOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public LocalOutlierFactor(LocalOutlierFactorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Scores samples among themselves.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <exception cref="BallastException">A value is not finite, or there are fewer than two samples.</exception>
    public OutlierScores Score<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (NeighborTable table, double[] density) = Surroundings(features);
        double[] scores = Factors(table, density, density);
        return options.Judge(scores, scores, UsualThreshold);
    }

    /// <summary>Scores new samples by their neighbours in a table of normal ones: novelty detection.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="normal">The samples known, samples × features; all finite.</param>
    /// <param name="samples">The samples to score, samples × features; all finite.</param>
    /// <returns>A score for each of <paramref name="samples"/>; a contamination is taken of the samples known.</returns>
    /// <exception cref="BallastException">A value is not finite, or there are fewer than two samples known.</exception>
    public OutlierScores Score<T>(Matrix<T> normal, Matrix<T> samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (normal.Columns != samples.Columns)
            throw new ArgumentException($"The table of normal samples has {normal.Columns} features, that to score {samples.Columns}.", nameof(samples));
        (NeighborTable table, double[] density) = Surroundings(normal);
        FiniteFeatures.Require(samples, "feature");
        NeighborTable near = Search(normal, samples, SelfNeighbor.Included);
        double[] own = Densities(near, table);
        return options.Judge(Factors(near, density, own), Factors(table, density, density), UsualThreshold);
    }

    private (NeighborTable Table, double[] Density) Surroundings<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.Require(features, "feature");
        if (features.Rows < 2) throw new BallastException($"A sample is an outlier among others, but there are {features.Rows} samples. Give at least 2.");
        NeighborTable table = Search(features, features, SelfNeighbor.Excluded);
        return (table, Densities(table, table));
    }

    private NeighborTable Search<T>(Matrix<T> points, Matrix<T> queries, SelfNeighbor self)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => NeighborSearch.Find(new NeighborQuery<T>
        {
            Points = points,
            PointRows = Neighborhood.AllRows(points.Rows),
            Queries = queries,
            QueryRows = Neighborhood.AllRows(queries.Rows),
            Neighbors = Math.Min(options.Neighbors, points.Rows - 1),
            Self = self,
            Workers = options.Workers,
        });

    /// <summary>The local reachability density of each query.</summary>
    private static double[] Densities(NeighborTable queries, NeighborTable points)
    {
        double[] densities = new double[queries.Queries];
        for (int i = 0; i < densities.Length; i++)
        {
            ReadOnlySpan<int> near = queries.Indices(i);
            ReadOnlySpan<double> distances = queries.Distances(i);
            double reach = 0;
            for (int j = 0; j < near.Length; j++) reach += Math.Max(distances[j], points.Distances(near[j])[^1]);
            densities[i] = 1 / (reach / near.Length + SmallestReach);
        }

        return densities;
    }

    private static double[] Factors(NeighborTable queries, double[] densities, double[] own)
    {
        double[] factors = new double[queries.Queries];
        for (int i = 0; i < factors.Length; i++)
        {
            ReadOnlySpan<int> near = queries.Indices(i);
            double sum = 0;
            for (int j = 0; j < near.Length; j++) sum += densities[near[j]] / own[i];
            factors[i] = -(sum / near.Length);
        }

        return factors;
    }
}
