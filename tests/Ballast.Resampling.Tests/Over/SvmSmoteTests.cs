using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SvmSmoteTests
{
    [Fact]
    public void Where_no_support_vector_is_in_danger_the_safe_ones_make_all_samples()
    {
        LabeledSamples table = Apart();
        ResamplingPlan plan = new SvmSmote(new SvmSmoteOptions()).Resample(table.Features, table.Labels, 2);
        Assert.Equal([60, 60], plan.After.Counts);
        Assert.All(plan.Samples.Skip(80), origin => Assert.InRange(origin.Step, -0.5, 0));
        Assert.Empty(plan.Warnings);
        ResamplingPlan peer = new SvmSmote(new SvmSmoteOptions { Compatibility = Compatibility.ImbalancedLearn }).Resample(table.Features, table.Labels, 2);
        int made = peer.After[1] - 20;
        Assert.InRange(made, 1, 39);
        Assert.Equal([$"Class 1 has no support vector that is in danger, so it grows by {made} samples, not by 40, as in imbalanced-learn."], peer.Warnings);
    }

    [Fact]
    public void New_samples_start_from_support_vectors_that_are_not_noise()
    {
        LabeledSamples table = LabeledSamples.Blobs([120, 40], 3, 2);
        ResamplingPlan plan = new SvmSmote(new SvmSmoteOptions()).Resample(table.Features, table.Labels, 2);
        SupportVectorModel model = new SupportVectorClassifier(new SupportVectorOptions()).Fit(table.Features, table.Labels, 2);
        NeighborTable nearest = new NearestNeighbors(new NearestNeighborsOptions { Neighbors = 10 }).Search(table.Features);
        SampleOrigin[] made = [.. plan.Samples.Skip(160)];
        Assert.Equal(80, made.Length);
        foreach (SampleOrigin origin in made)
        {
            Assert.Contains(origin.Base, model.Support);
            Assert.Equal(1, table.Labels[origin.Neighbor]);
            int others = nearest.Indices(origin.Base).ToArray().Count(row => table.Labels[row] != 1);
            Assert.InRange(others, 0, 9);
            if (origin.Step > 0) Assert.True(others >= 5);
            else Assert.True(others < 5 && origin.Step >= -0.5);
        }
    }

    [Fact]
    public void A_class_of_noise_is_refused()
    {
        // Each of two samples of class 1 stands alone among class 0.
        var features = new Matrix<double>(22, 1);
        for (int row = 0; row < 20; row++) features[row, 0] = row;
        features[20, 0] = 4.5;
        features[21, 0] = 14.5;
        int[] labels = [.. Enumerable.Repeat(0, 20), 1, 1];
        BallastException refused = Assert.Throws<BallastException>(() =>
            new SvmSmote(new SvmSmoteOptions { Neighbors = 1, DangerNeighbors = 3 }).Resample(features, labels, 2));
        Assert.Equal("All support vectors of Class 1 are noise: their 3 nearest neighbors are all of other classes. Use SMOTE, or raise DangerNeighbors.", refused.Message);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Equal("OutwardStep is -1 but must be a number of 0 or more. 0.5 is usual.", Refused(() => new SvmSmoteOptions { OutwardStep = -1 }));
        Assert.Equal("Penalty is 0 but must be above 0. 1 is usual.", Refused(() => new SvmSmoteOptions { Penalty = 0 }));
        Assert.Equal("DangerNeighbors is 0 but must be 1 or more. 10 is usual.", Refused(() => new SvmSmoteOptions { DangerNeighbors = 0 }));
        Assert.Equal("CacheMegabytes is 0 but must be 1 or more. 100 is usual.", Refused(() => new SvmSmoteOptions { CacheMegabytes = 0 }));
    }

    private static LabeledSamples Apart()
    {
        LabeledSamples table = LabeledSamples.Blobs([60, 20], 2, 1);
        for (int row = 0; row < 80; row++) table.Features[row, 0] += 30 * table.Labels[row];
        return table;
    }

    private static string Refused(Func<object> act) => Assert.Throws<BallastException>(act).Message;
}
