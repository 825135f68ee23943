using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class AverageLinkageTests
{
    [Fact]
    public void Clusters_join_while_their_average_distance_is_within_the_threshold()
    {
        // 0 and 1 join at 1; {0, 1} and 3 are 2.5 apart on average, 3 and 10 are 7.
        Matrix<double> line = Tables.Line(0, 1, 3, 10);
        int[] rows = [0, 1, 2, 3];
        Assert.Equal([[0], [1], [2], [3]], AverageLinkage<double>.Clusters(line, rows, 0.9, 1));
        Assert.Equal([[0, 1], [2], [3]], AverageLinkage<double>.Clusters(line, rows, 1, 1));
        Assert.Equal([[0, 1, 2], [3]], AverageLinkage<double>.Clusters(line, rows, 2.5, 1));
        Assert.Equal([[0, 1, 2, 3]], AverageLinkage<double>.Clusters(line, rows, 100, 1));
    }

    [Fact]
    public void Clusters_equal_those_of_merging_the_nearest_two_again_and_again()
    {
        (Matrix<float> features, _) = SmoteTests.Data([30, 25, 20]);
        int[] rows = Neighborhood.AllRows(75);
        foreach (double threshold in new[] { 0.5, 1, 1.5, 2, 2.5, 3, 4 })
            Assert.Equal(Merged(features, threshold), AverageLinkage<float>.Clusters(features, rows, threshold, 2));
    }

    [Fact]
    public void Copies_join_without_a_threshold() => Assert.Equal([[0, 2], [1]], AverageLinkage<double>.Clusters(Tables.Line(4, 5, 4), [0, 1, 2], 0, 1));

    private static int[][] Merged(Matrix<float> features, double threshold)
    {
        List<List<int>> clusters = [.. Enumerable.Range(0, features.Rows).Select(row => new List<int> { row })];
        while (clusters.Count > 1)
        {
            (int i, int j, double distance) = (from a in Enumerable.Range(0, clusters.Count) from b in Enumerable.Range(0, a) select (a, b, Average(clusters[a], clusters[b]))).MinBy(pair => pair.Item3);
            if (distance > threshold) break;
            clusters[j].AddRange(clusters[i]);
            clusters.RemoveAt(i);
        }

        return [.. clusters.Select(cluster => cluster.Order().ToArray()).OrderBy(cluster => cluster[0])];

        double Average(List<int> a, List<int> b) =>
            (from x in a from y in b select Math.Sqrt(ExactDistance.Squared<float>(features.Row(x), features.Row(y)))).Average();
    }
}
