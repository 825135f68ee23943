using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class AdasynTests
{
    // Class 1 lies at 100, 101, 102, 103 with one sample of class 0 at 103.4; the rest of class 0 is far. With one neighbour, only the sample
    // at 103 (row 8) has one of the other class: it gets all new samples.
    private static readonly Matrix<double> OneHard = new([1, 2, 3, 4, 103.4, 100, 101, 102, 103], 9, 1);
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 1, 1, 1, 1];

    [Fact]
    public void Hard_samples_get_the_new_ones()
    {
        SamplingTarget target = SamplingTarget.Counts(new Dictionary<int, int> { [1] = 7 });
        ResamplingPlan plan = new Adasyn(new AdasynOptions { Neighbors = 1, Target = target }).Resample(OneHard, Labels, 2);
        Assert.Equal([5, 7], plan.After.Counts);
        Assert.All(plan.Samples.Skip(9), origin => Assert.Equal((8, 7), (origin.Base, origin.Neighbor)));
    }

    [Fact]
    public void The_target_is_met_exactly_where_the_peer_rounds_each_share()
    {
        // Class 1 is four samples, each with both neighbours of class 0: of 6 each share is 1.5, which the peer rounds to 2 each, 8 in all; of 2 it is
        // 0.5, rounded to even 0. By largest remainder 6 are 2, 2, 1, 1 and 2 are 1, 1, 0, 0.
        var features = new Matrix<double>([-1, 1, 99, 101, 199, 201, 299, 301, 500, 501, 0, 100, 200, 300], 14, 1);
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
        var options = new AdasynOptions { Neighbors = 2 };
        ResamplingPlan plan = new Adasyn(options).Resample(features, labels, 2);
        Assert.Equal([10, 10], plan.After.Counts);
        Assert.Equal([10, 10, 11, 11, 12, 13], plan.Samples.Skip(14).Select(origin => origin.Base));
        Assert.Empty(plan.Warnings);

        var peer = options with { Compatibility = Compatibility.ImbalancedLearn };
        plan = new Adasyn(peer).Resample(features, labels, 2);
        Assert.Equal([10, 12], plan.After.Counts);
        Assert.Equal(["Class 1 grows by 8 samples, not by 6: ADASYN rounds the share of each sample."], plan.Warnings);
        SamplingTarget two = SamplingTarget.Counts(new Dictionary<int, int> { [1] = 6 });
        Assert.Throws<BallastException>(() => new Adasyn(peer with { Target = two }).Resample(features, labels, 2));
    }

    [Fact]
    public void A_class_without_hard_samples_is_refused_with_a_way_out()
    {
        (Matrix<double> features, int[] labels) = FarApart();
        BallastException refused = Assert.Throws<BallastException>(() => new Adasyn(new AdasynOptions { Neighbors = 2 }).Resample(features, labels, 2));
        Assert.Equal(
            "Class 1 has no sample that is hard enough for ADASYN: hardly any of its nearest neighbors is of another class. "
            + "Use SMOTE, raise Neighbors, or set UniformClass to FallBackToSmote.",
            refused.Message);
    }

    [Fact]
    public void The_remedy_is_smote_with_the_same_seed()
    {
        (Matrix<double> features, int[] labels) = FarApart();
        var options = new AdasynOptions { Neighbors = 2, UniformClass = UniformClassRemedy.FallBackToSmote };
        ResamplingPlan plan = new Adasyn(options).Resample(features, labels, 2);
        Assert.Equal(new Smote(new SmoteOptions { Neighbors = 2 }).Resample(features, labels, 2).Samples, plan.Samples);
        Assert.Equal(["Class 1 has no sample that is hard enough for ADASYN, so SMOTE made its 3 samples."], plan.Warnings);
    }

    [Fact]
    public void Small_classes_are_refused_or_remedied()
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([9, 3]);
        BallastException refused = Assert.Throws<BallastException>(() => new Adasyn(new AdasynOptions()).Resample(features, labels, 2));
        Assert.StartsWith("Class 1 has 3 samples but ADASYN with 5 neighbors needs 6.", refused.Message);
        ResamplingPlan plan = new Adasyn(new AdasynOptions { SmallClass = SmallClassRemedy.ReduceNeighbors }).Resample(features, labels, 2);
        Assert.Equal("Class 1 has 3 samples, so ADASYN used 2 neighbors for it, not 5.", plan.Warnings[0]);
        (features, labels) = SmoteTests.Data([4, 1]);
        plan = new Adasyn(new AdasynOptions { SmallClass = SmallClassRemedy.ReduceNeighbors }).Resample(features, labels, 2);
        Assert.Equal(Enumerable.Repeat(SampleOrigin.Repeated(4), 3), plan.Samples.Skip(5));
        Assert.Equal(["Class 1 has a single sample, which ADASYN can only repeat."], plan.Warnings);
    }

    private static (Matrix<double> Features, int[] Labels) FarApart() => (new([1, 2, 3, 4, 5, 6, 1000, 1001, 1002], 9, 1), [0, 0, 0, 0, 0, 0, 1, 1, 1]);
}
