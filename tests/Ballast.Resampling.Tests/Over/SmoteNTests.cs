using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmoteNTests
{
    [Theory]
    [InlineData(Compatibility.None)]
    [InlineData(Compatibility.ImbalancedLearn)]
    public void New_samples_have_what_most_of_the_nearest_have(Compatibility compatibility)
    {
        (Matrix<double> features, int[] labels) = Nominal(90);
        ResamplingPlan plan = new SmoteN(new SmoteNOptions { Neighbors = 4, Compatibility = compatibility }).Resample(features, labels, 2);
        Assert.Equal(plan.Before.Largest, plan.After.Smallest);
        var codes = new Matrix<int>([.. features.Values.ToArray().Select(value => (int)value / 10)], 90, 3);
        ValueDifferenceMetric metric = ValueDifferenceMetric.Fit(new ValueDifferenceOptions(), codes, labels, 2);
        int[] own = [.. Enumerable.Range(0, 90).Where(row => labels[row] == 1)];
        for (int i = 90; i < plan.Samples.Length; i++)
        {
            int seed = plan.Samples[i].Base;
            int[] nearest = [.. own.OrderBy(row => metric.Distance(codes.Row(seed), codes.Row(row))).ThenBy(row => row).Take(5)];
            for (int column = 0; column < 3; column++)
            {
                double expected = nearest.GroupBy(row => features[row, column]).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
                Assert.Equal(expected, plan.Values[plan.Samples[i].ValueRow, column]);
            }
        }
    }

    [Fact]
    public void Classes_draw_from_one_stream_unless_the_peer_is_asked_for()
    {
        // Two classes of equal tables: the peer draws the same seeds for both.
        var features = new Matrix<double>(26, 1);
        int[] labels = [.. Enumerable.Repeat(0, 10), .. Enumerable.Repeat(1, 8), .. Enumerable.Repeat(2, 8)];
        int[][] Seeds(Compatibility compatibility)
        {
            ResamplingPlan plan = new SmoteN(new SmoteNOptions { Target = Grow(), Compatibility = compatibility }).Resample(features, labels, 3);
            return [.. new[] { 1, 2 }.Select(label => plan.Samples.Skip(26).Where((_, i) => plan.Labels[26 + i] == label).Select(origin => origin.Base - (label == 1 ? 10 : 18)).ToArray())];
        }

        int[][] peer = Seeds(Compatibility.ImbalancedLearn), own = Seeds(Compatibility.None);
        Assert.Equal(peer[0], peer[1]);
        Assert.Equal(peer[0], own[0]);
        Assert.NotEqual(own[0], own[1]);
    }

    [Fact]
    public void A_class_that_is_too_small_is_refused()
    {
        (Matrix<double> features, _) = Nominal(12);
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1];
        BallastException refused = Assert.Throws<BallastException>(() => new SmoteN(new SmoteNOptions()).Resample(features, labels, 2));
        Assert.StartsWith("Class 1 has 3 samples but SMOTEN with 5 neighbors needs 6.", refused.Message, StringComparison.Ordinal);
    }

    private static SamplingTarget Grow() => SamplingTarget.Counts(new Dictionary<int, int> { [1] = 28, [2] = 28 });

    private static (Matrix<double> Features, int[] Labels) Nominal(int rows)
    {
        var random = new RandomState(5);
        var features = new Matrix<double>(rows, 3);
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            labels[row] = row % 4 == 0 ? 1 : 0;
            for (int column = 0; column < 3; column++) features[row, column] = 10 * random.Integer(0, 4 + column + labels[row]);
        }

        return (features, labels);
    }
}
