using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>Screening by floats and by bytes finds what a computation of every pair in double finds, whoever asks and whoever is asked for.</summary>
public sealed class PairJoinTests
{
    public static TheoryData<int, int, int, int> Shapes() => new()
    {
        { 60, 1, 1, 2 },
        { 500, 3, 5, 1 },
        { 1501, 16, 4, 2 },
        { 900, 41, 9, 3 },
        { 600, 300, 6, 8 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_table_asks_itself(int rows, int columns, int neighbors, int workers)
    {
        int[] all = Neighborhood.AllRows(rows);
        foreach (bool whole in new[] { false, true }) Require(Query(Table(rows, columns, whole), all, all) with { Neighbors = neighbors, Workers = workers });
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Another_table_asks(int rows, int columns, int neighbors, int workers)
    {
        Matrix<double> points = Table(rows, columns, whole: false), others = Table(rows / 2, columns, whole: true);
        Require(new NeighborQuery<double>
        {
            Points = points,
            PointRows = Neighborhood.AllRows(rows),
            Queries = others,
            QueryRows = Neighborhood.AllRows(rows / 2),
            Neighbors = neighbors,
            Workers = workers,
        });
    }

    [Theory]
    [InlineData(7, 5)]
    [InlineData(1000, 2)]
    [InlineData(2, 1000)]
    [InlineData(2, 2)]
    public void Rows_that_do_not_ask_and_rows_that_are_not_asked_for_keep_to_their_roles(int unasked, int silent)
    {
        Matrix<double> points = Table(2000, 6, whole: true);
        int[] among = [.. Enumerable.Range(0, 2000).Where(row => row % unasked != 1)], asking = [.. Enumerable.Range(0, 2000).Where(row => row % silent != 0)];
        Require(Query(points, asking, among) with { Neighbors = 5 });
    }

    [Fact]
    public void Classes_that_share_no_row_ask_each_other()
    {
        Matrix<double> points = Table(1500, 20, whole: false);
        Require(Query(points, [.. Enumerable.Range(1100, 400)], [.. Enumerable.Range(0, 1000)]) with { Neighbors = 3 });
    }

    [Fact]
    public void A_row_that_asks_twice_is_answered_twice()
    {
        Matrix<double> points = Table(300, 4, whole: false);
        Require(Query(points, [5, 5, 3, 299], Neighborhood.AllRows(300)) with { Neighbors = 3 });
    }

    [Fact]
    public void A_small_budget_makes_more_parts_and_changes_nothing()
    {
        int[] all = Neighborhood.AllRows(1500);
        NeighborQuery<double> query = Query(Table(1500, 1000, whole: false), all, all) with { Neighbors = 3, BudgetBytes = 1 << 20 };
        Assert.True(PairJoin<double, int>.Parts(query, 1000) > 4);
        Require(query);
    }

    [Fact]
    public void A_budget_beyond_any_array_is_one_array()
    {
        int[] all = Neighborhood.AllRows(300);
        NeighborQuery<double> query = Query(Table(300, 4, whole: false), all, all) with { Neighbors = 3, BudgetBytes = long.MaxValue };
        Assert.Equal(4, PairJoin<double, int>.Parts(query, 4));
        Assert.Equal(12, PairJoin<double, int>.Parts(query, 10_000_000)); // 2 workers hold 2 parts each of 6 GB in 2 GB: 11.2, even and up
        Require(query);
    }

    [Theory]
    [InlineData(1e9, 1e-3)]
    [InlineData(0, 1e30)]
    [InlineData(0, 1e-36)]
    [InlineData(-1e12, 1)]
    public void Offsets_and_scales_hide_nobody(double offset, double scale)
    {
        Matrix<double> points = Table(400, 5, whole: false);
        for (int i = 0; i < points.Values.Length; i++) points.Values[i] = offset + scale * points.Values[i];
        int[] all = Neighborhood.AllRows(400);
        Require(Query(points, all, all) with { Neighbors = 4 });
    }

    [Theory]
    [InlineData(50)]
    [InlineData(1e6)]
    [InlineData(1e60)]
    public void Outliers_hide_nobody(double size)
    {
        Matrix<double> points = Table(700, 12, whole: false);
        points[17, 2] = size;
        points[600, 0] = -size;
        int[] all = Neighborhood.AllRows(700);
        Require(Query(points, all, all) with { Neighbors = 3 });
    }

    [Fact]
    public void Columns_of_very_different_scale_hide_nobody()
    {
        Matrix<double> points = Table(800, 10, whole: false);
        for (int row = 0; row < 800; row++) points[row, 3] *= 1e4;
        int[] all = Neighborhood.AllRows(800);
        Require(Query(points, all, all) with { Neighbors = 3 });
    }

    [Fact]
    public void Bytes_are_chosen_where_they_tell_rows_apart()
    {
        Matrix<double> points = Table(3000, 64, whole: false);
        Assert.Equal(ByteTile.IsFast, IsByBytes(points));
        points[5, 0] = 1e6; // beside it all others are one
        Assert.False(IsByBytes(points));
    }

    [Fact]
    public void Kernels_of_bytes_agree()
    {
        var random = new RandomState(4);
        const int groups = 5, stride = 30;
        unsafe
        {
            sbyte[] panels = [.. Enumerable.Range(0, 2 * groups * 4 * ByteTile.PanelWidth).Select(_ => (sbyte)random.Integer(-127, 128))];
            int[] expected = new int[4 * stride], actual = new int[4 * stride];
            fixed (sbyte* p = panels)
            fixed (int* e = expected, a = actual)
            {
                ByteTile.OneByOne(p + 8, p + groups * 4 * ByteTile.PanelWidth, groups, e, stride);
                ByteTile.Multiply(p + 8, p + groups * 4 * ByteTile.PanelWidth, groups, a, stride);
            }

            int sum = 0;
            for (int column = 0; column < groups * 4; column++)
                sum += (panels[column / 4 * 96 + 8 + 4 + column % 4] + 128) * panels[groups * 96 + column / 4 * 96 + 4 * 23 + column % 4];
            Assert.Equal(sum, expected[stride + 23]);
            Assert.Equal(expected, actual);
        }
    }

    private static bool IsByBytes(Matrix<double> points)
    {
        int[] all = Neighborhood.AllRows(points.Rows);
        NeighborQuery<double> query = Query(points, all, all) with { Neighbors = 5 };
        return ByteSearch.TryFind(query, FeatureExtent<double>.Of(query), new NeighborTable(all.Length, 5));
    }

    private static Matrix<double> Table(int rows, int columns, bool whole)
    {
        Matrix<double> points = NearestNeighborsTests.Normal(rows, columns, (uint)(rows + columns));
        if (whole)
            for (int i = 0; i < points.Values.Length; i++)
                points.Values[i] = Math.Round(points.Values[i]);
        return points;
    }

    /// <summary>Both numbers, both types, with and without oneself.</summary>
    private static void Require(NeighborQuery<double> query)
    {
        NeighborQuery<float> single = Single(query);
        foreach (SelfNeighbor self in query.AsksItself ? Enum.GetValues<SelfNeighbor>() : [SelfNeighbor.Included])
        {
            NeighborTable expected = PairScan.Find(query with { Self = self }, new EuclideanDistance<double>());
            NeighborTable expectedOfSingle = PairScan.Find(single with { Self = self }, new EuclideanDistance<float>());
            foreach (ScreenKind screen in Enum.GetValues<ScreenKind>())
            {
                RequireSame(expected, NeighborSearch.Find(query with { Self = self, Screen = screen, Algorithm = NeighborAlgorithm.Scan }));
                RequireSame(expectedOfSingle, NeighborSearch.Find(single with { Self = self, Screen = screen, Algorithm = NeighborAlgorithm.Scan }));
            }
        }
    }

    private static NeighborQuery<float> Single(NeighborQuery<double> query)
    {
        Matrix<float> points = Single(query.Points);
        return new NeighborQuery<float>
        {
            Points = points,
            PointRows = query.PointRows,
            Queries = query.AsksItself ? points : Single(query.Queries),
            QueryRows = query.QueryRows,
            Neighbors = query.Neighbors,
            Workers = query.Workers,
            BudgetBytes = query.BudgetBytes,
        };
    }

    private static Matrix<float> Single(Matrix<double> table)
    {
        float[] values = new float[table.Values.Length];
        for (int i = 0; i < values.Length; i++) values[i] = (float)Math.Clamp(table.Values[i], -1e37, 1e37);
        return new Matrix<float>(values, table.Rows, table.Columns);
    }

    private static void RequireSame(NeighborTable first, NeighborTable second)
    {
        for (int place = 0; place < first.Queries; place++)
        {
            Assert.Equal(first.Indices(place), second.Indices(place));
            Assert.Equal(first.Distances(place), second.Distances(place));
        }
    }

    private static NeighborQuery<double> Query(Matrix<double> points, int[] asking, int[] among) => new()
    {
        Points = points,
        PointRows = among,
        Queries = points,
        QueryRows = asking,
        Neighbors = 1,
        Workers = 2,
    };
}
