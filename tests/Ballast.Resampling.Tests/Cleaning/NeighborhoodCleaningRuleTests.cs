using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class NeighborhoodCleaningRuleTests
{
    [Theory]
    [InlineData(3, 0.5, 61)]
    [InlineData(5, 1.5, 62)]
    [InlineData(2, 5.0, 63)]
    public void What_goes_is_what_the_definition_leaves_out(int neighbors, double threshold, uint seed)
    {
        LabeledSamples table = LabeledSamples.Blobs([110, 40, 20], 3, seed);
        int[] counts = [110, 40, 20], rows = [.. Enumerable.Range(0, 170)];
        int Vote(int row) => ScalarNeighbors.Winner(ScalarNeighbors.Of(table.Features, row, rows, neighbors).Select(other => table.Labels[other]));
        var gone = new SortedSet<int>(rows.Where(row => table.Labels[row] != 2 && Vote(row) != table.Labels[row]));
        int edited = gone.Count;
        foreach (int row in rows.Where(row => table.Labels[row] == 2 && Vote(row) != 2))
            gone.UnionWith(ScalarNeighbors.Of(table.Features, row, rows, neighbors).Where(other => table.Labels[other] != 2 && counts[table.Labels[other]] > 20 * threshold));
        var options = new NeighborhoodCleaningRuleOptions { Neighbors = neighbors, CleaningThreshold = threshold };
        ResamplingPlan plan = new NeighborhoodCleaningRule(options).Resample(table.Features, table.Labels, 3);
        Assert.Equal(gone, plan.Removed.Select(sample => sample.Index));
        Assert.Equal(rows.Except(gone), plan.Samples.Select(origin => origin.Base));
        Assert.Equal(gone.Count - edited, plan.Removed.Count(sample => sample.Reason == "It is a neighbor of a misclassified sample of the smallest class."));
        Assert.True(gone.Count > edited);
    }

    [Fact]
    public void A_sample_does_not_vote_on_itself_but_does_in_imbalanced_learn()
    {
        // One neighbour: that of 5 is 4.88 of the other class, which goes for it. The neighbour of 4.88 is 4.8. With its own vote 5 is classified correctly.
        var features = new Matrix<double>([0, 1, 4.88, 4.8, 4.7, 5, 30, 31], 8, 1);
        int[] labels = [0, 0, 0, 0, 0, 1, 1, 1];
        var options = new NeighborhoodCleaningRuleOptions { Neighbors = 1 };
        Assert.Equal([2], new NeighborhoodCleaningRule(options).Resample(features, labels, 2).Removed.Select(sample => sample.Index));
        var peer = options with { Compatibility = Compatibility.ImbalancedLearn };
        Assert.Empty(new NeighborhoodCleaningRule(peer).Resample(features, labels, 2).Removed);
    }

    [Fact]
    public void A_threshold_below_zero_is_refused()
    {
        BallastException refused = Assert.Throws<BallastException>(() => new NeighborhoodCleaningRuleOptions { CleaningThreshold = -1 });
        Assert.Equal("CleaningThreshold is -1 but must be 0 or more. 0.5 is usual.", refused.Message);
    }
}
