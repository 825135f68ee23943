using Ballast.Core;
using CsCheck;

namespace Ballast.Resampling.Tests;

public sealed class NearestNeighborsTests
{
    private static readonly Gen<(int Rows, int Columns, int Neighbors, uint Seed)> Tables =
        Gen.Select(Gen.Int[12, 150], Gen.Int[1, 40], Gen.Int[1, 11], Gen.UInt);

    [Fact]
    public void Neighbours_equal_brute_force_in_double()
    {
        Tables.Sample(
            t =>
            {
                Matrix<double> points = Normal(t.Rows, t.Columns, t.Seed);
                Equal(points, new NearestNeighbors(new NearestNeighborsOptions { Neighbors = t.Neighbors }).Search(points), t.Neighbors);
            },
            iter: 60);
    }

    [Fact]
    public void Neighbours_of_float_features_equal_brute_force_in_double()
    {
        Tables.Sample(
            t =>
            {
                Matrix<double> points = Normal(t.Rows, t.Columns, t.Seed);
                var single = new Matrix<float>(t.Rows, t.Columns);
                for (int i = 0; i < single.Values.Length; i++) points.Values[i] = single.Values[i] = (float)points.Values[i];
                Equal(points, new NearestNeighbors(new NearestNeighborsOptions { Neighbors = t.Neighbors }).Search(single), t.Neighbors);
            },
            iter: 60);
    }

    [Fact]
    public void Ties_are_in_index_order()
    {
        // A grid of small whole numbers has many equal distances, all exact in double.
        Tables.Sample(
            t =>
            {
                Matrix<double> points = Normal(t.Rows, Math.Min(t.Columns, 3), t.Seed);
                for (int i = 0; i < points.Values.Length; i++) points.Values[i] = Math.Round(points.Values[i]);
                Equal(points, new NearestNeighbors(new NearestNeighborsOptions { Neighbors = t.Neighbors }).Search(points), t.Neighbors);
            },
            iter: 60);
    }

    [Fact]
    public void The_tree_finds_what_the_scan_finds()
    {
        Tables.Sample(
            t =>
            {
                Matrix<double> points = Normal(4 * t.Rows, Math.Min(t.Columns, 9), t.Seed);
                if (t.Seed % 2 == 0)
                    for (int i = 0; i < points.Values.Length; i++)
                        points.Values[i] = Math.Round(points.Values[i]);
                var options = new NearestNeighborsOptions { Neighbors = t.Neighbors, Algorithm = NeighborAlgorithm.KdTree };
                Equal(points, new NearestNeighbors(options).Search(points), t.Neighbors);
            },
            iter: 60);
    }

    [Fact]
    public void A_tree_of_copies_or_of_few_points_answers()
    {
        var options = new NearestNeighborsOptions { Neighbors = 3, Algorithm = NeighborAlgorithm.KdTree };
        Assert.Equal([0, 1, 2], new NearestNeighbors(options).Search(new Matrix<float>(500, 3)).Indices(150).ToArray());
        Assert.Equal([1, 2, 3], new NearestNeighbors(options).Search(new Matrix<float>(4, 3)).Indices(0).ToArray());
    }

    [Fact]
    public void Other_metrics_equal_their_definition()
    {
        Tables.Sample(
            t =>
            {
                Matrix<double> points = Normal(t.Rows, t.Columns, t.Seed);
                for (int i = 0; i < points.Values.Length; i += 3) points.Values[i] = Math.Round(points.Values[i]) + 0.5;
                HoldsFor(points, t.Neighbors, DistanceMetric.Manhattan, (a, b) => a.Zip(b, (x, y) => Math.Abs(x - y)).Sum());
                HoldsFor(points, t.Neighbors, DistanceMetric.Cosine, (a, b) => 1 - a.Zip(b, (x, y) => x * y).Sum() / Math.Sqrt(a.Sum(x => x * x) * b.Sum(x => x * x)));
                HoldsFor(points, t.Neighbors, DistanceMetric.Mixed([0], 0.7), (a, b) =>
                    Math.Sqrt((a[0] == b[0] ? 0 : 0.49) + a.Zip(b, (x, y) => (x - y) * (x - y)).Skip(1).Sum()));
            },
            iter: 30);
    }

    [Fact]
    public void Metrics_that_make_no_sense_are_refused()
    {
        Assert.Equal(
            "No categorical column is named. Use DistanceMetric.Euclidean for a table of numbers.",
            Assert.Throws<BallastException>(() => DistanceMetric.Mixed([], 1)).Message);
        Assert.Equal("A categorical column is named twice. Name each once.", Assert.Throws<BallastException>(() => DistanceMetric.Mixed([1, 1], 1)).Message);
        Assert.Equal("The mismatch is NaN but must be a number of zero or more.", Assert.Throws<BallastException>(() => DistanceMetric.Mixed([1], double.NaN)).Message);
        var options = new NearestNeighborsOptions { Neighbors = 1, Metric = DistanceMetric.Mixed([3], 1) };
        Assert.Equal(
            "Categorical column 3 does not exist; the table has the columns 0 … 1.",
            Assert.Throws<BallastException>(() => new NearestNeighbors(options).Search(new Matrix<double>(5, 2))).Message);
        options = new NearestNeighborsOptions { Neighbors = 1, Metric = DistanceMetric.Cosine, Algorithm = NeighborAlgorithm.KdTree };
        Assert.Equal(
            "The k-d tree is for Euclidean distances, not for Cosine. Set Algorithm to Scan or Auto.",
            Assert.Throws<BallastException>(() => new NearestNeighbors(options).Search(new Matrix<double>(5, 2))).Message);
    }

    [Fact]
    public void A_sample_of_zeros_is_at_cosine_distance_one()
    {
        var points = new Matrix<double>([0, 0, 1, 0, 0, 3], 3, 2);
        var options = new NearestNeighborsOptions { Neighbors = 2, Metric = DistanceMetric.Cosine };
        NeighborTable found = new NearestNeighbors(options).Search(points);
        Assert.Equal([1.0, 1.0], found.Distances(0).ToArray());
        Assert.Equal([1, 2], found.Indices(0).ToArray());
    }

    [Theory]
    [InlineData(1e9, 1e-3)]
    [InlineData(0, 1e30)]
    [InlineData(0, 1e-30)]
    [InlineData(-1e12, 1)]
    public void Offsets_and_scales_that_float_cannot_hold_change_nothing(double offset, double scale)
    {
        Matrix<double> points = Normal(400, 5, 3);
        for (int i = 0; i < points.Values.Length; i++) points.Values[i] = offset + scale * points.Values[i];
        Equal(points, new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 4 }).Search(points), 4);
    }

    [Fact]
    public void An_outlier_beyond_the_range_of_float_hides_no_neighbour()
    {
        Matrix<double> points = Normal(300, 4, 8);
        points[17, 2] = 1e60;
        Equal(points, new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 3 }).Search(points), 3);
    }

    [Fact]
    public void Many_columns_and_several_blocks_equal_brute_force()
    {
        Matrix<double> points = Normal(700, 600, 5);
        Equal(points, new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 5 }).Search(points), 5);
    }

    [Fact]
    public void Points_that_do_not_fit_the_memory_budget_at_once_equal_brute_force()
    {
        // A chunk holds 1 MB / (4 bytes · 2,000 columns) = 131 points, rounded down to panels of 32: 128; 900 points take eight chunks.
        const int columns = 2_000;
        var points = new Matrix<float>(900, columns);
        var random = new ItemRandom(4, 0);
        for (int i = 0; i < points.Values.Length; i++) points.Values[i] = (float)random.NextDouble();
        var queries = new Matrix<float>([.. points.Row(5), .. points.Row(890)], 2, columns);
        NeighborTable found = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 3, MemoryBudgetMegabytes = 1 }).Search(points, queries);
        Assert.Equal(BruteForce(points, queries.Row(0), 3), found.Indices(0).ToArray());
        Assert.Equal(BruteForce(points, queries.Row(1), 3), found.Indices(1).ToArray());
    }

    [Fact]
    public void The_number_of_workers_changes_no_bit()
    {
        Matrix<double> points = Normal(500, 20, 11);
        NeighborTable[] tables = [.. new[] { 1, 2, 8 }.Select(workers => new NearestNeighbors(new NearestNeighborsOptions { Workers = workers }).Search(points))];
        for (int row = 0; row < points.Rows; row++)
        {
            Assert.Equal(tables[0].Indices(row), tables[1].Indices(row));
            Assert.Equal(tables[0].Indices(row), tables[2].Indices(row));
            Assert.Equal(tables[0].Distances(row), tables[1].Distances(row));
            Assert.Equal(tables[0].Distances(row), tables[2].Distances(row));
        }
    }

    [Fact]
    public void A_copy_of_a_sample_is_its_neighbour_and_the_sample_itself_is_not()
    {
        var points = new Matrix<double>([1, 1, 5, 1], 4, 1);
        NeighborTable found = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 2 }).Search(points);
        Assert.Equal([1, 3], found.Indices(0).ToArray());
        Assert.Equal([0, 3], found.Indices(1).ToArray());
        Assert.Equal([0, 1], found.Indices(2).ToArray());
        Assert.Equal([4.0, 4.0], found.Distances(2).ToArray());
        NeighborTable withSelf = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 2, Self = SelfNeighbor.Included }).Search(points);
        Assert.Equal([0, 1], withSelf.Indices(3).ToArray());
        Assert.Equal([2, 0], withSelf.Indices(2).ToArray());
    }

    [Fact]
    public void A_table_of_copies_has_neighbours_in_index_order()
    {
        var points = new Matrix<float>(200, 3);
        NeighborTable found = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 3 }).Search(points);
        Assert.Equal([0, 1, 2], found.Indices(150).ToArray());
        Assert.Equal([1, 2, 3], found.Indices(0).ToArray());
    }

    [Fact]
    public void A_value_that_is_no_number_is_refused_with_its_place()
    {
        var points = new Matrix<float>(8, 3);
        points[4, 2] = float.NaN;
        BallastException refused = Assert.Throws<BallastException>(() => new NearestNeighbors(new NearestNeighborsOptions()).Search(points));
        Assert.Equal("The feature in row 4, column 2 is NaN; a feature is a finite number, at most 1e150 in size. Fill or drop the row.", refused.Message);
    }

    [Fact]
    public void Too_few_samples_are_refused()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new NearestNeighbors(new NearestNeighborsOptions()).Search(new Matrix<double>(5, 2)));
        Assert.Equal("Neighbors is 5 but a sample has only 4 others to choose from. Lower Neighbors or add samples.", refused.Message);
        refused = Assert.Throws<BallastException>(() => new NearestNeighborsOptions { Neighbors = 0 });
        Assert.Equal("Neighbors is 0 but must be 1 or more. 5 is usual.", refused.Message);
    }

    internal static Matrix<double> Normal(int rows, int columns, uint seed)
    {
        var random = new RandomState(seed);
        var points = new Matrix<double>(rows, columns);
        for (int i = 0; i < points.Values.Length; i++) points.Values[i] = random.StandardNormal();
        return points;
    }

    private static void Equal(Matrix<double> points, NeighborTable found, int neighbors)
    {
        for (int row = 0; row < points.Rows; row++) Assert.Equal(BruteForce(points, row, neighbors), found.Indices(row).ToArray());
    }

    private static void HoldsFor(Matrix<double> points, int neighbors, DistanceMetric metric, Func<double[], double[], double> definition)
    {
        NeighborTable found = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = neighbors, Metric = metric }).Search(points);
        double[][] rows = [.. Enumerable.Range(0, points.Rows).Select(row => points.Row(row).ToArray())];
        for (int row = 0; row < rows.Length; row++)
        {
            double[] expected = [.. Enumerable.Range(0, rows.Length).Where(i => i != row).Select(i => definition(rows[row], rows[i])).Order().Take(neighbors)];
            for (int i = 0; i < neighbors; i++)
            {
                Assert.Equal(expected[i], found.Distances(row)[i], 1e-12);
                Assert.Equal(expected[i], definition(rows[row], rows[found.Indices(row)[i]]), 1e-12);
            }
        }
    }

    private static int[] BruteForce(Matrix<double> points, int query, int neighbors)
    {
        return [.. Enumerable.Range(0, points.Rows).Where(i => i != query).OrderBy(i => Square(points.Row(i), points.Row(query))).ThenBy(i => i).Take(neighbors)];
    }

    private static int[] BruteForce(Matrix<float> points, ReadOnlySpan<float> query, int neighbors)
    {
        double[] distances = new double[points.Rows];
        for (int row = 0; row < points.Rows; row++)
            for (int column = 0; column < points.Columns; column++)
                distances[row] += ((double)points[row, column] - query[column]) * ((double)points[row, column] - query[column]);
        return [.. Enumerable.Range(0, points.Rows).OrderBy(i => distances[i]).ThenBy(i => i).Take(neighbors)];
    }

    private static double Square(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }
}
