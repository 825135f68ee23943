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
        // A chunk holds 64 MB / (4 bytes · 20,000 columns) = 838 points, rounded down to panels of 32: 832; 900 points take two chunks.
        const int columns = 20_000;
        var points = new Matrix<float>(900, columns);
        var random = new ItemRandom(4, 0);
        for (int i = 0; i < points.Values.Length; i++) points.Values[i] = (float)random.NextDouble();
        var queries = new Matrix<float>([.. points.Row(5), .. points.Row(890)], 2, columns);
        NeighborTable found = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 3 }).Search(points, queries);
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
