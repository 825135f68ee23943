using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class KMeansSmoteTests
{
    // Class 1 in two places: 0, 3, 4 and 100, 106, 108, twice as wide. Class 0 far away.
    private static readonly Matrix<double> Line = new([-500, -501, -502, -503, -504, -505, -506, -507, -508, -509, 0, 3, 4, 100, 106, 108], 16, 1);
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1];

    [Fact]
    public void A_cluster_twice_as_wide_makes_twice_as_many()
    {
        SamplingTarget target = SamplingTarget.Counts(new Dictionary<int, int> { [1] = 16 });
        var options = new KMeansSmoteOptions { Clusters = 3, DensityExponent = 1, Target = target };
        ResamplingPlan plan = new KMeansSmote(options).Resample(Line, Labels, 2);
        SampleOrigin[] made = [.. plan.Samples.Skip(16)];

        // 10 samples in shares of 1/3 and 2/3: 3.33 and 6.67 by largest remainder, 4 and 7 rounded up.
        Assert.Equal([3, 7], [made.Count(origin => origin.Base <= 12), made.Count(origin => origin.Base > 12)]);
        Assert.All(made, origin => Assert.Equal(origin.Base > 12, origin.Neighbor > 12));
        ResamplingPlan peer = new KMeansSmote(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(Line, Labels, 2);
        Assert.Equal(17, peer.After[1]);
        Assert.Equal("Class 1 grows by 11 samples, not by 10: each cluster's part is rounded up, as in imbalanced-learn.", peer.Warnings[^1]);
    }

    [Fact]
    public void The_mean_distance_is_that_of_different_rows()
    {
        // 3, 4 and 1 between 0, 3 and 4.
        Assert.Equal(8.0 / 3, MeanDistance.Of(Line, [10, 11, 12], 1), 1e-12);
        Assert.Equal(0, MeanDistance.Of(Line, [10], 1));
        LabeledSamples table = LabeledSamples.Blobs([40], 5, 2);
        double sum = 0;
        for (int row = 0; row < 40; row++)
            for (int other = 0; other < row; other++)
                sum += Math.Sqrt(Enumerable.Range(0, 5).Sum(column => Math.Pow(table.Features[row, column] - table.Features[other, column], 2)));
        Assert.Equal(sum / 780, MeanDistance.Of(table.Features, [.. Enumerable.Range(0, 40)], 3), 1e-12);
    }

    [Fact]
    public void A_class_without_a_cluster_is_refused()
    {
        var options = new KMeansSmoteOptions { Clusters = 2, LeastShare = 0.9 };
        LabeledSamples table = LabeledSamples.Blobs([40, 20], 2, 1);
        BallastException refused = Assert.Throws<BallastException>(() => new KMeansSmote(options).Resample(table.Features, table.Labels, 2));
        Assert.Equal(
            "No cluster qualifies for Class 1: none of 2 has more than 2 of its samples and a share of at least 0.9. "
            + "Lower LeastShare or Neighbors, change Clusters (now 2), or use SMOTE.",
            refused.Message);
    }

    [Fact]
    public void Samples_that_coincide_are_refused()
    {
        var features = new Matrix<double>([1, 2, 3, 4, 5, 9, 9, 9], 8, 1);
        var options = new KMeansSmoteOptions { Clusters = 1 };
        BallastException refused = Assert.Throws<BallastException>(() => new KMeansSmote(options).Resample(features, [0, 0, 0, 0, 0, 1, 1, 1], 2));
        Assert.Equal(
            "The samples of Class 1 coincide in every cluster that qualifies, so that no cluster is sparser than another. Use RandomOverSampler, or set DensityExponent to 0.",
            refused.Message);
        ResamplingPlan plan = new KMeansSmote(options with { DensityExponent = 0 }).Resample(features, [0, 0, 0, 0, 0, 1, 1, 1], 2);
        Assert.Equal([5, 5], plan.After.Counts);
    }

    [Fact]
    public void Settings_out_of_range_are_refused()
    {
        Assert.Equal(2, new KMeansSmoteOptions().Neighbors);
        Assert.Equal("Clusters is 0 but must be 1 or more. 8 is usual.", Refused(() => new KMeansSmoteOptions { Clusters = 0 }));
        Assert.Equal("ClusterRuns is 0 but must be 1 or more. 1 is usual.", Refused(() => new KMeansSmoteOptions { ClusterRuns = 0 }));
        Assert.Equal("LeastShare is NaN but must be a number. 0.5 is usual.", Refused(() => new KMeansSmoteOptions { LeastShare = double.NaN }));
        Assert.Equal(
            "DensityExponent is Infinity but must be a number. The number of features is usual.",
            Refused(() => new KMeansSmoteOptions { DensityExponent = double.PositiveInfinity }));
    }

    private static string Refused(Func<object> act) => Assert.Throws<BallastException>(act).Message;
}
