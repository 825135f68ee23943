using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class RepeatedEditedNearestNeighborsTests
{
    /// <summary>One sample of class 1 at the origin. Of class 0, the first two have it among their two nearest; the third has those two.</summary>
    internal static readonly Matrix<double> Triangle = new([0, 0, -0.5, 0.5, 0.5, 0.5, 0, 1.2], 4, 2);

    internal static readonly int[] TriangleLabels = [1, 0, 0, 0];

    [Theory]
    [InlineData(NeighborAgreement.All, 21)]
    [InlineData(NeighborAgreement.All, 22)]
    [InlineData(NeighborAgreement.Majority, 23)]
    public void Passes_are_those_of_the_definition(NeighborAgreement agreement, uint seed)
    {
        LabeledSamples table = LabeledSamples.Blobs([240, 0, 160, 0, 20], 3, seed);
        int[] left = [.. Enumerable.Range(0, 420)];
        int passes = 0;
        while (true)
        {
            passes++;
            int[] kept = [.. left.Where(row => table.Labels[row] == 4 || ScalarNeighbors.Keeps(table, row, left, 3, agreement))];
            bool converged = kept.Length == left.Length;
            left = kept;
            if (converged || new[] { 0, 2 }.Any(label => left.Count(row => table.Labels[row] == label) < 20)) break;
        }

        ResamplingPlan plan = new RepeatedEditedNearestNeighbors(new RepeatedEditedNearestNeighborsOptions { Agreement = agreement }).Resample(table.Features, table.Labels, 5);
        Assert.True(passes > 2);
        Assert.Equal(ScalarNeighbors.ByClass(table, left), plan.Samples.Select(origin => origin.Base));
        Assert.Contains(plan.Removed, sample => sample.Reason.StartsWith("Pass 2: Its ", StringComparison.Ordinal));
    }

    [Fact]
    public void Passes_end_at_the_number_asked()
    {
        LabeledSamples table = LabeledSamples.Blobs([160, 60, 12], 3, 21);
        ResamplingPlan once = new RepeatedEditedNearestNeighbors(new RepeatedEditedNearestNeighborsOptions { MaxPasses = 1 }).Resample(table.Features, table.Labels, 3);
        ResamplingPlan simple = new EditedNearestNeighbors(new EditedNearestNeighborsOptions()).Resample(table.Features, table.Labels, 3);
        Assert.Equal(simple.Samples, once.Samples);
        Assert.All(once.Removed, sample => Assert.Equal("Pass 1: Its 3 nearest neighbors are not all of its class.", sample.Reason));
        BallastException refused = Assert.Throws<BallastException>(() => new RepeatedEditedNearestNeighborsOptions { MaxPasses = 0 });
        Assert.Equal("MaxPasses is 0 but must be 1 or more. 100 is usual.", refused.Message);
    }

    [Fact]
    public void Too_few_samples_for_another_pass_end_the_work_but_stop_imbalanced_learn()
    {
        var options = new RepeatedEditedNearestNeighborsOptions { Neighbors = 2 };
        ResamplingPlan plan = new RepeatedEditedNearestNeighbors(options).Resample(Triangle, TriangleLabels, 2);
        Assert.Equal([3, 0], plan.Samples.Select(origin => origin.Base));
        Assert.Equal(["RENN ended after pass 1: 2 samples are left, too few for 2 neighbors."], plan.Warnings);
        var peer = new RepeatedEditedNearestNeighbors(options with { Compatibility = Compatibility.ImbalancedLearn });
        BallastException refused = Assert.Throws<BallastException>(() => peer.Resample(Triangle, TriangleLabels, 2));
        Assert.Equal("RENN with 2 neighbors needs 3 samples but there are 2. Lower Neighbors (now 2), or add samples.", refused.Message);
    }

    [Fact]
    public void Indices_belong_to_their_rows_but_not_in_imbalanced_learn()
    {
        // Nothing goes. Class after class the rows are p = 1, 3, 5, 6, 0, 2, 4; imbalanced-learn names p[p] = 3, 6, 2, 4, 1, 5, 0 beside the rows p.
        var features = new Matrix<double>([100, 0, 101, 1, 102, 2, 3], 7, 1);
        int[] labels = [1, 0, 1, 0, 1, 0, 0];
        var options = new RepeatedEditedNearestNeighborsOptions { Neighbors = 2 };
        ResamplingPlan plan = new RepeatedEditedNearestNeighbors(options).Resample(features, labels, 2);
        Assert.Equal([1, 3, 5, 6, 0, 2, 4], plan.Samples.Select(origin => origin.Base));
        ResamplingPlan peer = new RepeatedEditedNearestNeighbors(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(features, labels, 2);
        Assert.Equal([3, 6, 2, 4, 1, 5, 0], peer.Samples.Select(origin => origin.Base));
        Assert.Equal([0, 1, 2, 3, 100, 101, 102], PlanFeatures.Apply(peer, features).Values.ToArray());
        Assert.Equal([0, 0, 0, 0, 1, 1, 1], peer.Labels);
        Assert.All(peer.Samples, origin => Assert.Equal(SampleKind.Moved, origin.Kind));
    }

    [Fact]
    public void The_smallest_class_is_that_of_the_table_but_that_of_each_pass_for_imbalanced_learn()
    {
        // One neighbour: 5 goes for 6, so that both classes have two samples. imbalanced-learn then spares class 0, and 2.2 goes for 1.
        var features = new Matrix<double>([0, 1, 5, 6, 2.2], 5, 1);
        int[] labels = [0, 0, 0, 1, 1];
        var options = new RepeatedEditedNearestNeighborsOptions { Neighbors = 1 };
        Assert.Equal([2], new RepeatedEditedNearestNeighbors(options).Resample(features, labels, 2).Removed.Select(sample => sample.Index));
        var peer = new RepeatedEditedNearestNeighbors(options with { Compatibility = Compatibility.ImbalancedLearn });
        Assert.Equal([2, 4], peer.Resample(features, labels, 2).Removed.Select(sample => sample.Index));
    }
}
