using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class CondensedNearestNeighborTests
{
    [Theory]
    [InlineData(1, 1, 41)]
    [InlineData(3, 1, 42)]
    [InlineData(2, 5, 43)]
    public void What_is_added_is_what_the_store_misclassifies(int neighbors, int seeds, uint seed)
    {
        LabeledSamples table = LabeledSamples.Blobs([200, 90, 20], 3, seed);
        var options = new CondensedNearestNeighborOptions { Neighbors = neighbors, Seeds = seeds, Seed = seed };
        ResamplingPlan plan = new CondensedNearestNeighbor(options).Resample(table.Features, table.Labels, 3);
        int[] smallest = [.. Rows(table, 2)];
        foreach (int label in new[] { 0, 1 })
        {
            int[] kept = [.. plan.Samples.Select(origin => origin.Base).Where(row => table.Labels[row] == label)];
            List<int> store = [.. kept.Take(seeds)];
            foreach (int row in Rows(table, label))
            {
                if (store.Contains(row)) continue;
                IEnumerable<int> nearest = ScalarNeighbors.Of(table.Features, row, smallest.Concat(store), neighbors);
                if (ScalarNeighbors.Winner(nearest.Select(other => table.Labels[other])) != label) store.Add(row);
            }

            Assert.Equal(store, kept);
            Assert.Equal(kept.Length, kept.Distinct().Count());
        }

        Assert.Equal(smallest, plan.Samples.Select(origin => origin.Base).Where(row => table.Labels[row] == 2));
        Assert.All(plan.Removed, sample => Assert.Equal("The samples kept classify it correctly.", sample.Reason));
    }

    [Fact]
    public void Nothing_left_out_is_misclassified_by_its_nearest_kept()
    {
        LabeledSamples table = LabeledSamples.Blobs([500, 40], 5, 44);
        ResamplingPlan plan = new CondensedNearestNeighbor(new CondensedNearestNeighborOptions()).Resample(table.Features, table.Labels, 2);
        int[] kept = [.. plan.Samples.Select(origin => origin.Base)];
        Assert.InRange(kept.Length, 60, 300);
        Assert.All(plan.Removed, sample => Assert.Equal(0, table.Labels[ScalarNeighbors.Of(table.Features, sample.Index, kept, 1)[0]]));
    }

    [Fact]
    public void The_smallest_class_stays_whole_but_not_in_imbalanced_learn()
    {
        LabeledSamples table = LabeledSamples.Blobs([60, 20], 3, 45);
        var options = new CondensedNearestNeighborOptions { Target = SamplingTarget.All };
        Assert.Equal(20, new CondensedNearestNeighbor(options).Resample(table.Features, table.Labels, 2).After[1]);
        Assert.Equal(1, new CondensedNearestNeighbor(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(table.Features, table.Labels, 2).After[1]);
    }

    [Fact]
    public void Drawn_samples_differ_but_not_in_imbalanced_learn()
    {
        LabeledSamples table = LabeledSamples.Blobs([12, 4], 2, 46);
        var options = new CondensedNearestNeighborOptions { Seeds = 12 };
        ResamplingPlan plan = new CondensedNearestNeighbor(options).Resample(table.Features, table.Labels, 2);
        Assert.Equal([12, 4], plan.After.Counts);
        Assert.All(plan.Samples, origin => Assert.Equal(SampleKind.Original, origin.Kind));
        ResamplingPlan peer = new CondensedNearestNeighbor(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(table.Features, table.Labels, 2);
        Assert.Contains(peer.Samples, origin => origin.Kind == SampleKind.Repeated);
    }

    [Fact]
    public void What_cannot_start_is_refused_with_a_way_out()
    {
        LabeledSamples table = LabeledSamples.Blobs([12, 4], 2, 46);
        BallastException refused = Assert.Throws<BallastException>(() =>
            new CondensedNearestNeighbor(new CondensedNearestNeighborOptions { Seeds = 13 }).Resample(table.Features, table.Labels, 2));
        Assert.Equal("Class 0 has 12 samples but Seeds is 13. Lower Seeds to at most 12.", refused.Message);
        refused = Assert.Throws<BallastException>(() =>
            new CondensedNearestNeighbor(new CondensedNearestNeighborOptions { Neighbors = 7, Seeds = 2 }).Resample(table.Features, table.Labels, 2));
        Assert.Equal(
            "7 neighbors are to classify Class 0, but there are 6 samples to begin with: those of Class 1 and Seeds. Lower Neighbors (now 7) to 6, or raise Seeds (now 2).",
            refused.Message);
    }

    private static IEnumerable<int> Rows(LabeledSamples table, int label) => Enumerable.Range(0, table.Labels.Length).Where(row => table.Labels[row] == label);
}
