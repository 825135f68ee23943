using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class NearMissTests
{
    [Theory]
    [InlineData(NearMissVersion.NearestToNearest, 3)]
    [InlineData(NearMissVersion.NearestToNearest, 9)]
    [InlineData(NearMissVersion.NearestToFarthest, 3)]
    [InlineData(NearMissVersion.NearestToFarthest, 12)]
    [InlineData(NearMissVersion.FarthestOfNearest, 3)]
    public void Samples_are_chosen_and_ordered_by_the_definition(NearMissVersion version, int neighbors)
    {
        LabeledSamples table = LabeledSamples.Blobs([700, 300, 40], 7, 71);
        var options = new NearMissOptions { Version = version, Neighbors = neighbors };
        ResamplingPlan plan = new NearMiss(options).Resample(table.Features, table.Labels, 3);
        int[] smallest = [.. Rows(table, 2)];
        foreach (int label in new[] { 0, 1 })
        {
            double Sum(int row)
            {
                double[] distances = [.. smallest.Select(other => ScalarNeighbors.Distance(table.Features, row, other)).Order()];
                return version == NearMissVersion.NearestToFarthest ? distances[^neighbors..].Sum() : distances[..neighbors].Sum();
            }

            IEnumerable<int> rows = Rows(table, label);
            IEnumerable<int> ordered = rows.OrderBy(Sum);
            if (version == NearMissVersion.FarthestOfNearest)
                ordered = smallest.SelectMany(row => ScalarNeighbors.Of(table.Features, row, rows, 3)).Distinct().OrderByDescending(Sum).ThenBy(row => row);
            Assert.Equal(ordered.Take(40), plan.Samples.Select(origin => origin.Base).Where(row => table.Labels[row] == label));
        }

        Assert.Equal([40, 40, 40], plan.After.Counts);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void What_goes_has_its_reason()
    {
        var features = new Matrix<double>([0, 3, 9, 1, 2], 5, 1);
        ResamplingPlan plan = new NearMiss(new NearMissOptions { Neighbors = 2 }).Resample(features, [0, 0, 0, 1, 1], 2);
        Assert.Equal([0, 1, 3, 4], plan.Samples.Select(origin => origin.Base));
        Assert.Equal([new RemovedSample(2, "Not selected: Class 0 is reduced from 3 to 2 samples by their distance to Class 1.")], plan.Removed);
    }

    [Fact]
    public void Too_few_candidates_are_made_more_but_not_by_imbalanced_learn()
    {
        // Both samples of class 1 have 3 as their nearest; with two candidates each, 0 and 4 come in.
        var features = new Matrix<double>([0, 3, 4, 9, 1.6, 3.4], 6, 1);
        int[] labels = [0, 0, 0, 0, 1, 1];
        var options = new NearMissOptions { Version = NearMissVersion.FarthestOfNearest, CandidateNeighbors = 1, Neighbors = 1 };
        ResamplingPlan plan = new NearMiss(options).Resample(features, labels, 2);
        Assert.Equal([0, 2, 4, 5], plan.Samples.Select(origin => origin.Base));
        Assert.Equal(["Class 0 has too few candidates for 2 samples with 1 candidate neighbors, so NearMiss used 2."], plan.Warnings);
        ResamplingPlan peer = new NearMiss(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(features, labels, 2);
        Assert.Equal([1, 4, 5], peer.Samples.Select(origin => origin.Base));
        Assert.Equal(["Class 0 has 1 candidates, so NearMiss keeps that many samples of it, not 2."], peer.Warnings);
    }

    [Fact]
    public void A_class_that_is_too_small_is_refused_with_a_way_out()
    {
        LabeledSamples table = LabeledSamples.Blobs([12, 2], 2, 72);
        BallastException refused = Assert.Throws<BallastException>(() => new NearMiss(new NearMissOptions()).Resample(table.Features, table.Labels, 2));
        Assert.Equal("Class 1 has 2 samples but NearMiss looks for 3 neighbors in it. Lower Neighbors (now 3) to 2.", refused.Message);
        var third = new NearMissOptions { Version = NearMissVersion.FarthestOfNearest, Neighbors = 2, CandidateNeighbors = 13 };
        refused = Assert.Throws<BallastException>(() => new NearMiss(third).Resample(table.Features, table.Labels, 2));
        Assert.Equal("Class 0 has 12 samples but NearMiss looks for 13 neighbors in it. Lower CandidateNeighbors (now 13) to 12.", refused.Message);
        refused = Assert.Throws<BallastException>(() => new NearMissOptions { Version = (NearMissVersion)4 });
        Assert.Equal("Version is 4 but must be one of the versions 1, 2 and 3. 1 is usual.", refused.Message);
    }

    private static IEnumerable<int> Rows(LabeledSamples table, int label) => Enumerable.Range(0, table.Labels.Length).Where(row => table.Labels[row] == label);
}
