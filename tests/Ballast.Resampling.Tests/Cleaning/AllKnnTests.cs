using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class AllKnnTests
{
    [Theory]
    [InlineData(NeighborAgreement.All, 31, 3)]
    [InlineData(NeighborAgreement.All, 32, 6)]
    [InlineData(NeighborAgreement.Majority, 33, 5)]
    public void Passes_are_those_of_the_definition(NeighborAgreement agreement, uint seed, int neighbors)
    {
        LabeledSamples table = LabeledSamples.Blobs([160, 60, 12], 3, seed);
        int[] left = [.. Enumerable.Range(0, 232)];
        for (int k = 1; k <= neighbors; k++)
        {
            left = [.. left.Where(row => table.Labels[row] == 2 || ScalarNeighbors.Keeps(table, row, left, k, agreement))];
            if (Enumerable.Range(0, 2).Any(label => left.Count(row => table.Labels[row] == label) < 12)) break;
        }

        ResamplingPlan plan = new AllKnn(new AllKnnOptions { Agreement = agreement, Neighbors = neighbors }).Resample(table.Features, table.Labels, 3);
        Assert.Equal(ScalarNeighbors.ByClass(table, left), plan.Samples.Select(origin => origin.Base));
        Assert.Contains(plan.Removed, sample => sample.Reason == "Pass 1: Its nearest neighbor is of another class.");
    }

    [Fact]
    public void It_ends_when_another_class_has_become_smaller_than_the_smallest_was()
    {
        // One neighbour: of class 0, 3.9 and 5.1 go for 4 and 5, and one sample is left where class 1 has two. Two neighbours would take it: 2 has 4 and 5.
        var features = new Matrix<double>([2, 3.9, 5.1, 4, 5], 5, 1);
        int[] labels = [0, 0, 0, 1, 1];
        Assert.Equal([0, 3, 4], new AllKnn(new AllKnnOptions { Neighbors = 2 }).Resample(features, labels, 2).Samples.Select(origin => origin.Base));
        ResamplingPlan plan = new AllKnn(new AllKnnOptions { Neighbors = 2, AllowMinority = true }).Resample(features, labels, 2);
        Assert.Equal([3, 4], plan.Samples.Select(origin => origin.Base));
        Assert.Equal(["Class 0 loses all its 3 samples."], plan.Warnings);
        Assert.Equal("Pass 2: Its 2 nearest neighbors are not all of its class.", plan.Removed[0].Reason);
    }

    [Fact]
    public void Too_few_samples_for_the_next_pass_end_the_work()
    {
        ResamplingPlan plan = new AllKnn(new AllKnnOptions()).Resample(RepeatedEditedNearestNeighborsTests.Triangle, RepeatedEditedNearestNeighborsTests.TriangleLabels, 2);
        Assert.Equal([3, 0], plan.Samples.Select(origin => origin.Base));
        Assert.Equal(["AllKNN ended before 2 neighbors: only 2 samples are left."], plan.Warnings);
    }
}
