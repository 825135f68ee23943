using System.Text.Json;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class KMeansTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vectors.Read("kmeans.json").GetProperty("cases").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Starts_and_clusters_are_those_of_scikit_learn(int place)
    {
        JsonElement item = Vectors.Read("kmeans.json").GetProperty("cases")[place];
        Matrix<double> table = Table((uint)item.GetProperty("table").GetInt32(), item.GetProperty("rows").GetInt32(), item.GetProperty("columns").GetInt32());
        var options = new KMeansOptions { Clusters = item.GetProperty("clusters").GetInt32(), Seed = item.GetProperty("seed").GetUInt32(), Workers = 2 };
        Assert.Equal(item.GetProperty("start").Integers(), PlusPlusStart.Draw(table, options.Clusters, new RandomState(options.Seed), 2));
        RequireEqual(item.GetProperty("one"), new KMeans(options with { Runs = 1 }).Fit(table));
        RequireEqual(item.GetProperty("ten"), new KMeans(options).Fit(table));
    }

    [Fact]
    public void Bounds_leave_the_outcome_of_plain_steps()
    {
        LabeledSamples samples = LabeledSamples.Blobs([500, 300, 100], 6, 91);
        KMeansResult found = new KMeans(new KMeansOptions { Clusters = 20, Runs = 1, Tolerance = 0 }).Fit(samples.Features);
        Assert.True(found.Steps > 5);
        for (int cluster = 0; cluster < 20; cluster++)
        {
            int[] rows = [.. Enumerable.Range(0, 900).Where(row => found.Labels[row] == cluster)];
            for (int column = 0; column < 6; column++) Assert.Equal(rows.Average(row => samples.Features[row, column]), found.Centroids[cluster, column], 1e-12);
        }

        double inertia = 0;
        for (int row = 0; row < 900; row++)
        {
            double[] squared = [.. Enumerable.Range(0, 20).Select(cluster => ExactDistance.Squared<double>(samples.Features.Row(row), found.Centroids.Row(cluster)))];
            Assert.Equal(squared.Min(), squared[found.Labels[row]], 1e-12);
            inertia += squared.Min();
        }

        Assert.Equal(inertia, found.Inertia, 1e-9 * inertia);
    }

    [Fact]
    public void Fewer_different_rows_than_clusters_end_with_some_clusters_alike()
    {
        var table = new Matrix<double>([1, 1, 1, 5, 5, 5], 6, 1);
        KMeansResult found = new KMeans(new KMeansOptions { Clusters = 4 }).Fit(table);
        Assert.Equal(0, found.Inertia);
        Assert.Equal([1.0, 5.0], found.Centroids.Values.ToArray().Distinct().Order());
    }

    [Fact]
    public void An_empty_cluster_gets_the_row_farthest_from_its_centroid()
    {
        // Both starts are the same value, so that the second is empty after the first step; 9 is the farthest from the first and moves there.
        var table = new Matrix<double>([0, 0, 1, 2, 9], 5, 1);
        var run = new LloydRun(table, [0, 1], new KMeansOptions { Clusters = 2 });
        run.Run(0);
        Assert.Equal([0.75, 9], run.Centroids.Values.ToArray());
        Assert.Equal([0, 0, 0, 0, 1], run.Labels);
    }

    [Fact]
    public void More_clusters_than_rows_are_refused_with_a_way_out()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new KMeans(new KMeansOptions { Clusters = 4 }).Fit(new Matrix<double>(3, 2)));
        Assert.Equal("There are 3 rows for 4 clusters. Lower Clusters (now 4) to at most 3, or add rows.", refused.Message);
        refused = Assert.Throws<BallastException>(() => new KMeansOptions { Clusters = 0 });
        Assert.Equal("Clusters is 0 but must be 1 or more. 8 is usual.", refused.Message);
        refused = Assert.Throws<BallastException>(() => new KMeansOptions { Tolerance = -1 });
        Assert.Equal("Tolerance is -1 but must be 0 or more. 1e-4 is usual.", refused.Message);
    }

    private static Matrix<double> Table(uint seed, int rows, int columns)
    {
        var random = new RandomState(seed);
        var table = new Matrix<double>(rows, columns);
        for (int i = 0; i < table.Values.Length; i++) table.Values[i] = random.StandardNormal();
        for (int row = 0; row < rows; row += 3) table[row, 0] += 2;
        return table;
    }

    private static void RequireEqual(JsonElement expected, KMeansResult found)
    {
        Assert.Equal(expected.GetProperty("labels").Integers(), found.Labels);
        Assert.Equal(expected.GetProperty("steps").GetInt32(), found.Steps);
        Assert.Equal(expected.GetProperty("inertia").GetDouble(), found.Inertia, 1e-10 * found.Inertia);
        int row = 0;
        foreach (JsonElement centroid in expected.GetProperty("centroids").EnumerateArray())
        {
            double[] values = centroid.Numbers();
            for (int column = 0; column < values.Length; column++) Assert.Equal(values[column], found.Centroids[row, column], 1e-11);
            row++;
        }
    }
}
