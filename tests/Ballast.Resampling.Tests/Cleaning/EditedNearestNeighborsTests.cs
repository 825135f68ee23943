using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class EditedNearestNeighborsTests
{
    // The last sample is of class 0 but lies among class 1; the three nearest of 10 are 10.4, 11 and 12.
    private static readonly Matrix<double> Line = new([0, 1, 2, 3, 10, 11, 12, 10.4], 8, 1);
    private static readonly int[] Labels = [0, 0, 0, 0, 1, 1, 1, 0];

    [Fact]
    public void A_sample_among_another_class_goes()
    {
        ResamplingPlan plan = new EditedNearestNeighbors(new EditedNearestNeighborsOptions()).Resample(Line, Labels, 2);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], plan.Samples.Select(origin => origin.Base));
        Assert.Equal([new RemovedSample(7, "Its 3 nearest neighbors are not all of its class.")], plan.Removed);
    }

    [Fact]
    public void Agreement_says_how_many_neighbors_must_be_of_the_class()
    {
        var all = new EditedNearestNeighborsOptions { Target = SamplingTarget.All };
        Assert.Equal([4, 5, 6, 7], new EditedNearestNeighbors(all).Resample(Line, Labels, 2).Removed.Select(sample => sample.Index));
        ResamplingPlan plan = new EditedNearestNeighbors(all with { Agreement = NeighborAgreement.Majority }).Resample(Line, Labels, 2);
        Assert.Equal([new RemovedSample(7, "Its class is not the most frequent among its 3 nearest neighbors.")], plan.Removed);
    }

    [Fact]
    public void One_neighbor_has_a_reason_of_its_own()
    {
        ResamplingPlan plan = new EditedNearestNeighbors(new EditedNearestNeighborsOptions { Neighbors = 1 }).Resample(Line, Labels, 2);
        Assert.Equal([new RemovedSample(7, "Its nearest neighbor is of another class.")], plan.Removed);
    }

    [Theory]
    [InlineData(NeighborAgreement.All, 3)]
    [InlineData(NeighborAgreement.Majority, 3)]
    [InlineData(NeighborAgreement.Majority, 4)]
    public void What_stays_is_what_the_definition_keeps(NeighborAgreement agreement, int neighbors)
    {
        LabeledSamples table = LabeledSamples.Blobs([80, 40, 20], 4, 11);
        int[] rows = [.. Enumerable.Range(0, 140)];
        IEnumerable<int> expected = rows.Where(row => table.Labels[row] == 2 || ScalarNeighbors.Keeps(table, row, rows, neighbors, agreement));
        var options = new EditedNearestNeighborsOptions { Neighbors = neighbors, Agreement = agreement };
        ResamplingPlan plan = new EditedNearestNeighbors(options).Resample(table.Features, table.Labels, 3);
        Assert.Equal(ScalarNeighbors.ByClass(table, expected), plan.Samples.Select(origin => origin.Base));
    }

    [Fact]
    public void Too_few_samples_are_refused_with_a_way_out()
    {
        var options = new EditedNearestNeighborsOptions { Neighbors = 8 };
        BallastException refused = Assert.Throws<BallastException>(() => new EditedNearestNeighbors(options).Resample(Line, Labels, 2));
        Assert.Equal("ENN with 8 neighbors needs 9 samples but there are 8. Lower Neighbors (now 8), or add samples.", refused.Message);
        refused = Assert.Throws<BallastException>(() => options with { Neighbors = 0 });
        Assert.Equal("Neighbors is 0 but must be 1 or more. 3 is usual.", refused.Message);
    }
}
