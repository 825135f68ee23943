using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class ClusterCentroidsTests
{
    // Class 0 is two pairs, of the means 1 and 101; class 1 stays.
    private static readonly Matrix<double> Line = new([0, 50, 2, 100, 51, 103], 6, 1);
    private static readonly int[] Labels = [0, 1, 0, 0, 1, 0];

    [Theory]
    [InlineData(CentroidVoting.Auto)]
    [InlineData(CentroidVoting.Soft)]
    public void Centroids_stand_for_a_class(CentroidVoting voting)
    {
        ResamplingPlan plan = new ClusterCentroids(new ClusterCentroidsOptions { Voting = voting }).Resample(Line, Labels, 2);
        Assert.Equal([1.0, 101.5], PlanFeatures.Apply(plan, Line).Values[..2].ToArray().Order());
        Assert.Equal([SampleKind.Computed, SampleKind.Computed, SampleKind.Original, SampleKind.Original], plan.Samples.Select(origin => origin.Kind));
        Assert.Equal([0, 3], plan.Samples.Take(2).Select(origin => origin.Base).Order());
        Assert.Equal([0, 2, 3, 5], plan.Removed.Select(sample => sample.Index));
        Assert.All(plan.Removed, sample => Assert.Equal("The centroid of its cluster stands for it: Class 0 is reduced from 4 to 2 centroids.", sample.Reason));
    }

    [Fact]
    public void Samples_nearest_to_centroids_stand_for_a_class()
    {
        ResamplingPlan plan = new ClusterCentroids(new ClusterCentroidsOptions { Voting = CentroidVoting.Hard }).Resample(Line, Labels, 2);
        Assert.Equal([0, 3], plan.Samples.Take(2).Select(origin => origin.Base).Order());
        Assert.All(plan.Samples, origin => Assert.Equal(SampleKind.Original, origin.Kind));
        Assert.Equal([2, 5], plan.Removed.Select(sample => sample.Index));
        Assert.Equal("Another sample stands for its cluster: Class 0 is reduced from 4 to 2 samples.", plan.Removed[0].Reason);
    }

    [Fact]
    public void Classes_go_on_with_the_draws_but_start_again_in_imbalanced_learn()
    {
        // Classes 0 and 1 hold the same values, so the same draws give the same centroids.
        LabeledSamples table = LabeledSamples.Blobs([40, 0, 9], 3, 81);
        double[] values = [.. table.Features.Values.ToArray(), .. table.Features.Values.ToArray()];
        int[] labels = [.. table.Labels, .. table.Labels.Select(label => label == 0 ? 1 : 2)];
        var twice = new Matrix<double>(values, labels.Length, 3);
        var options = new ClusterCentroidsOptions { Clustering = new KMeansOptions { Runs = 1 } };
        ResamplingPlan peer = new ClusterCentroids(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(twice, labels, 3);
        Assert.Equal(peer.Values.Values[..(18 * 3)].ToArray(), peer.Values.Values[(18 * 3)..].ToArray());
        ResamplingPlan own = new ClusterCentroids(options).Resample(twice, labels, 3);
        Assert.NotEqual(own.Values.Values[..(18 * 3)].ToArray(), own.Values.Values[(18 * 3)..].ToArray());
    }

    [Fact]
    public void A_class_cannot_become_nothing()
    {
        var none = new ClusterCentroidsOptions { Target = SamplingTarget.Counts(new Dictionary<int, int> { [0] = 0 }) };
        BallastException refused = Assert.Throws<BallastException>(() => new ClusterCentroids(none).Resample(Line, Labels, 2));
        Assert.Equal("Class 0 is to have 0 samples, but ClusterCentroids needs 1 or more to stand for it. Ask for at least 1.", refused.Message);
        refused = Assert.Throws<BallastException>(() => new ClusterCentroidsOptions { Clustering = null! });
        Assert.Equal("Clustering is nothing. Leave it out for the usual settings.", refused.Message);
    }
}
