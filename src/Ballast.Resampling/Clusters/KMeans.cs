using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Divides rows into clusters, each row with the nearest of as many centroids, which are the means of their rows.</summary>
/// <remarks>
/// <para>
/// Lloyd's steps (Lloyd 1982, doi:10.1109/TIT.1982.1056489) from starts drawn by greedy k-means++ (Arthur and Vassilvitskii 2007, section 3: of 2 + ⌊ln k⌋
/// candidates the one that lowers the sum of squared distances most). One <see cref="RandomState"/> draws for all runs. Steps, draws, relocation of empty
/// clusters and the choice of the best run are those of scikit-learn 1.2's <c>KMeans(algorithm="lloyd")</c>: the same seed gives the same centroids
/// except where rounding decides. Distances are computed in double; a row that is equally near to two centroids goes to the first.
/// </para>
/// <para>
/// Cost: a step searches the centroids for those rows only that the movements of centroids leave in doubt (Hamerly 2010, doi:10.1137/1.9781611972801.12). Memory: a
/// copy of the rows in double. Thread-safe, and the same bit by bit for any number of workers.
/// </para>
/// </remarks>
public sealed class KMeans
{
    private readonly KMeansOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public KMeans(KMeansOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Finds the clusters of the rows of a table.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <exception cref="BallastException">A value is not finite, or there are fewer rows than clusters.</exception>
    public KMeansResult Fit<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.Require(features, "feature");
        return Fit(features, Neighborhood.AllRows(features.Rows), new RandomState(options.Seed));
    }

    /// <summary>Finds the clusters of some rows, with the draws of a generator that others use too.</summary>
    internal KMeansResult Fit<T>(Matrix<T> features, ReadOnlySpan<int> rows, RandomState random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows.Length < options.Clusters)
        {
            throw new BallastException(
                $"There are {rows.Length} rows for {options.Clusters} clusters. Lower Clusters (now {options.Clusters}) to at most {rows.Length}, or add rows.");
        }

        (Matrix<double> points, double[] means, double variance) = Centre(features, rows);
        LloydRun? best = null;
        for (int run = 0; run < options.Runs; run++)
        {
            int[] start = PlusPlusStart.Draw(points, options.Clusters, random, options.Workers);
            var next = new LloydRun(points, start, options);
            next.Run(variance * options.Tolerance);
            if (best is null || (next.Inertia < best.Inertia && !IsSame(next.Labels, best.Labels))) best = next;
        }

        Matrix<double> centroids = best!.Centroids;
        for (int cluster = 0; cluster < centroids.Rows; cluster++)
            for (int column = 0; column < means.Length; column++)
                centroids[cluster, column] += means[column];
        return new KMeansResult { Centroids = centroids, Labels = [.. best.Labels], Inertia = best.Inertia, Steps = best.Steps };
    }

    /// <summary>The rows less their mean, and the mean variance of a feature.</summary>
    private static (Matrix<double> Points, double[] Means, double Variance) Centre<T>(Matrix<T> features, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] means = new double[features.Columns], variances = new double[features.Columns];
        foreach (int row in rows) RowSums.Add<T>(features.Row(row), means);

        for (int column = 0; column < means.Length; column++) means[column] /= rows.Length;
        var points = new Matrix<double>(rows.Length, features.Columns);
        for (int place = 0; place < rows.Length; place++)
        {
            ReadOnlySpan<T> values = features.Row(rows[place]);
            Span<double> point = points.Row(place);
            for (int column = 0; column < means.Length; column++)
            {
                point[column] = double.CreateTruncating(values[column]) - means[column];
                variances[column] += point[column] * point[column];
            }
        }

        for (int column = 0; column < variances.Length; column++) variances[column] /= rows.Length;
        return (points, means, variances.Length == 0 ? 0 : PairwiseSum.Of(variances) / variances.Length);
    }

    /// <summary>Whether two labellings are one but for the names of the clusters.</summary>
    private bool IsSame(int[] first, int[] second)
    {
        int[] names = new int[options.Clusters];
        names.AsSpan().Fill(-1);
        for (int i = 0; i < first.Length; i++)
        {
            if (names[first[i]] < 0) names[first[i]] = second[i];
            else if (names[first[i]] != second[i]) return false;
        }

        return true;
    }
}
