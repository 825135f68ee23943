using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmoteNcTests
{
    [Theory]
    [InlineData(SelfNeighbor.Excluded)]
    [InlineData(SelfNeighbor.Included)]
    public void Neighbours_are_those_of_one_hot_columns(SelfNeighbor self)
    {
        (Matrix<double> features, _) = Mixed(75, 4);
        int[] rows = [.. Enumerable.Range(0, 75)];
        CategoryCodes categories = CategoryCodes.Collect(features, [1, 3]);
        Matrix<int> codes = categories.Encode(features, rows, [1, 3]);
        const double median = 0.8;
        NeighborTable found = MixedPoints.Pack(features, rows, [0, 2], (codes, median * median)).Search(6, self, 2);
        for (int row = 0; row < 75; row++)
        {
            IEnumerable<int> expected = rows.Where(other => self == SelfNeighbor.Included || other != row)
                .OrderBy(other => OneHotDistance(features, row, other, median)).ThenBy(other => other).Take(6);
            Assert.Equal(expected, found.Indices(row).ToArray());
        }
    }

    [Fact]
    public void Numbers_lie_between_and_categories_are_those_of_most_neighbours()
    {
        (Matrix<double> features, int[] labels) = Mixed(120, 3);
        ResamplingPlan plan = new SmoteNc(new SmoteNcOptions { CategoricalColumns = [1, 3], Neighbors = 3 }).Resample(features, labels, 3);
        Assert.Equal(plan.Before.Largest, plan.After.Smallest);
        Matrix<double> made = PlanFeatures.Apply(plan, features);
        for (int i = labels.Length; i < made.Rows; i++)
        {
            SampleOrigin origin = plan.Samples[i];
            Assert.Equal(SampleKind.Computed, origin.Kind);
            Assert.Equal(labels[origin.Base], labels[origin.Neighbor]);
            foreach (int column in new[] { 0, 2 })
                Assert.Equal(features[origin.Base, column] + origin.Step * (features[origin.Neighbor, column] - features[origin.Base, column]), made[i, column]);
            int[] own = [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == plan.Labels[i])];
            double median = Median(features, own);
            int[] nearest = [.. own.Where(row => row != origin.Base).OrderBy(row => OneHotDistance(features, origin.Base, row, median)).ThenBy(row => row).Take(3)];
            foreach (int column in new[] { 1, 3 })
            {
                int most = nearest.GroupBy(row => features[row, column]).Max(group => group.Count());
                Assert.Equal(most, nearest.Count(row => features[row, column] == made[i, column]));
            }
        }
    }

    [Fact]
    public void Equal_votes_are_drawn_and_all_come_up()
    {
        // Two neighbours, each with a category of its own: both are elected in turn.
        var features = new Matrix<double>([0, 5, 1, 6, 2, 7, 50, 5, 51, 5, 52, 5, 53, 5], 7, 2);
        SamplingTarget target = SamplingTarget.Counts(new Dictionary<int, int> { [0] = 63 });
        ResamplingPlan plan = new SmoteNc(new SmoteNcOptions { CategoricalColumns = [1], Neighbors = 2, Target = target }).Resample(features, [0, 0, 0, 1, 1, 1, 1], 2);
        double[] fromFirst = [.. plan.Samples.Skip(7).Where(origin => origin.Base == 0).Select(origin => plan.Values[origin.ValueRow, 1]).Distinct().Order()];
        Assert.Equal([6, 7], fromFirst);
    }

    [Fact]
    public void Constant_numbers_leave_the_vote_to_the_categories()
    {
        var features = new Matrix<double>([1, 5, 1, 5, 1, 5, 0, 4, 2, 4, 3, 4, 4, 4], 7, 2);
        ResamplingPlan plan = new SmoteNc(new SmoteNcOptions { CategoricalColumns = [1], Neighbors = 2, Compatibility = Compatibility.ImbalancedLearn })
            .Resample(features, [0, 0, 0, 1, 1, 1, 1], 2);
        Assert.Equal([1, 5], plan.Values.Row(0).ToArray());
    }

    [Fact]
    public void Votes_that_count_next_to_nothing_are_equal_for_the_peer_only()
    {
        // Sums of at most 3 · 1e-9 differ by less than the peer's tolerance of 1e-8, so a category without votes may win.
        var codes = new Matrix<int>([0, 0, 0, 1], 4, 1);
        var table = new NeighborTable(1, 3);
        table.Insert(0, 1, 1);
        table.Insert(0, 2, 2);
        table.Insert(0, 3, 0);
        int[] seeds = [.. Enumerable.Repeat(0, 200)];
        int[] own = new CategoryVote(codes, table, Compatibility.None) { Weight = 1e-9 }.Elect(seeds, 0, 3, new RandomState(1));
        Assert.Equal([0], own.Distinct());
        int[] peer = new CategoryVote(codes, table, Compatibility.ImbalancedLearn) { Weight = 1e-9 }.Elect(seeds, 0, 3, new RandomState(1));
        Assert.Equal([0, 1, 2], peer.Distinct().Order());
    }

    [Fact]
    public void Columns_that_do_not_fit_are_refused()
    {
        (Matrix<double> features, int[] labels) = Mixed(30, 1);
        Assert.Equal(
            "CategoricalColumns names all columns, but SMOTENC needs at least one column of numbers. Use SMOTEN for categories only.",
            Refused(() => new SmoteNc(new SmoteNcOptions { CategoricalColumns = [0, 1, 2, 3] }).Resample(features, labels, 3)));
        Assert.Equal(
            "CategoricalColumns names column 4, but the table has columns 0 … 3.",
            Refused(() => new SmoteNc(new SmoteNcOptions { CategoricalColumns = [4] }).Resample(features, labels, 3)));
        Assert.Equal("CategoricalColumns names no column. Name at least one, or use SMOTE.", Refused(() => new SmoteNcOptions { CategoricalColumns = [] }));
        Assert.Equal("CategoricalColumns names column -1; columns count from 0.", Refused(() => new SmoteNcOptions { CategoricalColumns = [-1] }));
        Assert.Equal("CategoricalColumns names column 2 more than once.", Refused(() => new SmoteNcOptions { CategoricalColumns = [2, 1, 2] }));
    }

    private static (Matrix<double> Features, int[] Labels) Mixed(int rows, uint seed)
    {
        var random = new RandomState(seed);
        var features = new Matrix<double>(rows, 4);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % 7 == 0 ? 2 : row % 3 == 0 ? 1 : 0;
            features[row, 0] = random.StandardNormal();
            features[row, 1] = random.Integer(0, 4) * 2.5;
            features[row, 2] = random.StandardNormal() * 3;
            features[row, 3] = random.Integer(-1, 2);
        }

        return (features, labels);
    }

    private static double Median(Matrix<double> features, int[] rows)
    {
        double[] deviations = [.. new[] { 0, 2 }.Select(column =>
        {
            double mean = rows.Average(row => features[row, column]);
            return Math.Sqrt(rows.Average(row => (features[row, column] - mean) * (features[row, column] - mean)));
        })];
        return deviations.Average();
    }

    /// <summary>With 1 as median/√2: a category that differs adds twice its square.</summary>
    private static double OneHotDistance(Matrix<double> features, int a, int b, double median)
    {
        double one = median / Math.Sqrt(2), sum = 0;
        foreach (int column in new[] { 0, 2 }) sum += Math.Pow(features[a, column] - features[b, column], 2);
        foreach (int column in new[] { 1, 3 })
            if (features[a, column] != features[b, column])
                sum += 2 * one * one;
        return sum;
    }

    private static string Refused(Func<object> act) => Assert.Throws<BallastException>(act).Message;
}
