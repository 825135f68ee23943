using Ballast.Core;

namespace Ballast.Resampling.Tests;

/// <summary>A table searched against itself shares the work of a pair; the answer is that of a search in which the queries are another table.</summary>
public sealed class SelfJoinTests
{
    [Theory]
    [InlineData(2048, 1, 1, 2)]
    [InlineData(2500, 3, 5, 1)]
    [InlineData(3001, 16, 4, 2)]
    [InlineData(2700, 40, 9, 3)]
    [InlineData(2100, 300, 6, 8)]
    public void Every_row_finds_what_it_finds_as_a_stranger(int rows, int columns, int neighbors, int workers)
    {
        foreach (bool whole in new[] { false, true })
        {
            Matrix<double> points = Table(rows, columns, whole);
            foreach (SelfNeighbor self in Enum.GetValues<SelfNeighbor>())
                RequireEqual(points, Neighborhood.AllRows(rows), Neighborhood.AllRows(rows), (neighbors, self, workers));
        }
    }

    [Fact]
    public void Rows_that_do_not_ask_are_found_all_the_same()
    {
        Matrix<double> points = Table(4000, 6, whole: true);
        int[] some = [.. Enumerable.Range(0, 4000).Where(row => row % 7 != 3)], asking = [.. some.Where(row => row % 5 != 1)];
        RequireEqual(points, asking, some, (5, SelfNeighbor.Excluded, 2));
        RequireEqual(points, asking, some, (5, SelfNeighbor.Included, 2));
    }

    [Fact]
    public void A_small_budget_makes_more_parts_and_changes_nothing()
    {
        Matrix<double> points = Table(3000, 500, whole: false);
        int[] all = Neighborhood.AllRows(3000);
        NeighborQuery<double> query = Query(points, all, all) with { Neighbors = 3, Workers = 2, BudgetBytes = 1 << 20 };
        Assert.True(SelfJoin<double>.Suits(query));
        RequireSame(NeighborSearch.Find(query), NeighborSearch.Find(query with { BudgetBytes = 1 << 28 }));
    }

    [Fact]
    public void A_search_of_few_rows_among_many_or_of_another_table_is_no_self_join()
    {
        Matrix<double> points = Table(3000, 4, whole: false), copy = new(points.Values.ToArray(), 3000, 4);
        int[] all = Neighborhood.AllRows(3000);
        Assert.True(SelfJoin<double>.Suits(Query(points, all, all)));
        Assert.False(SelfJoin<double>.Suits(Query(points, all[..1000], all)));
        Assert.False(SelfJoin<double>.Suits(Query(points, all, all[..2500])));
        Assert.False(SelfJoin<double>.Suits(Query(points, all, all) with { Queries = copy }));
    }

    [Fact]
    public void An_infinite_threshold_of_values_that_float_cannot_hold_hides_nobody()
    {
        Matrix<double> points = Table(2200, 3, whole: false);
        points[17, 2] = 1e60;
        points[1900, 0] = -1e100;
        RequireEqual(points, Neighborhood.AllRows(2200), Neighborhood.AllRows(2200), (3, SelfNeighbor.Excluded, 2));
    }

    private static Matrix<double> Table(int rows, int columns, bool whole)
    {
        Matrix<double> points = NearestNeighborsTests.Normal(rows, columns, (uint)(rows + columns));
        if (whole)
            for (int i = 0; i < points.Values.Length; i++)
                points.Values[i] = Math.Round(points.Values[i]);
        return points;
    }

    /// <summary>Against the same rows as another table, where a row is left out by asking for one neighbour more.</summary>
    private static void RequireEqual(Matrix<double> points, int[] asking, int[] among, (int Neighbors, SelfNeighbor Self, int Workers) asked)
    {
        NeighborQuery<double> query = Query(points, asking, among) with { Neighbors = asked.Neighbors, Self = asked.Self, Workers = asked.Workers };
        Assert.True(SelfJoin<double>.Suits(query));
        NeighborTable found = NeighborSearch.Find(query with { Algorithm = NeighborAlgorithm.Scan });
        var copy = new Matrix<double>(points.Values.ToArray(), points.Rows, points.Columns);
        NeighborTable strangers = NeighborSearch.Find(query with { Algorithm = NeighborAlgorithm.Scan, Queries = copy, Self = SelfNeighbor.Included, Neighbors = asked.Neighbors + 1 });
        for (int place = 0; place < asking.Length; place++)
        {
            IEnumerable<int> places = Enumerable.Range(0, asked.Neighbors + 1);
            if (asked.Self == SelfNeighbor.Excluded) places = places.Where(i => strangers.Indices(place)[i] != asking[place]);
            int[] expected = [.. places.Take(asked.Neighbors)];
            Assert.Equal(expected.Select(i => strangers.Indices(place)[i]), found.Indices(place).ToArray());
            Assert.Equal(expected.Select(i => strangers.Distances(place)[i]), found.Distances(place).ToArray());
        }
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
