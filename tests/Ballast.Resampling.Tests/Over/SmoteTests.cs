using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmoteTests
{
    [Fact]
    public void Synthetic_samples_name_their_parents_within_the_class()
    {
        (Matrix<float> features, int[] labels) = Data([40, 12, 7]);
        ResamplingPlan plan = new Smote(new SmoteOptions()).Resample(features, labels, 3);
        Assert.Equal([40, 40, 40], plan.After.Counts);
        Assert.Empty(plan.Warnings);
        for (int i = labels.Length; i < plan.Samples.Length; i++)
        {
            SampleOrigin origin = plan.Samples[i];
            Assert.Equal(SampleKind.Synthetic, origin.Kind);
            Assert.Equal(plan.Labels[i], labels[origin.Base]);
            Assert.Equal(plan.Labels[i], labels[origin.Neighbor]);
            Assert.NotEqual(origin.Base, origin.Neighbor);
            Assert.InRange(origin.Step, 0, 1);
        }
    }

    [Fact]
    public void The_plan_of_a_seed_repeats_and_another_seed_differs()
    {
        (Matrix<float> features, int[] labels) = Data([30, 10]);
        ResamplingPlan first = new Smote(new SmoteOptions { Seed = 3 }).Resample(features, labels, 2);
        Assert.Equal(first.Samples, new Smote(new SmoteOptions { Seed = 3 }).Resample(features, labels, 2).Samples);
        Assert.NotEqual(first.Samples, new Smote(new SmoteOptions { Seed = 4 }).Resample(features, labels, 2).Samples);
    }

    [Fact]
    public void A_class_smaller_than_k_plus_one_is_refused_with_a_way_out()
    {
        (Matrix<float> features, int[] labels) = Data([20, 3]);
        var names = new ClassNames(["car", "scooter"]);
        BallastException refused = Assert.Throws<BallastException>(() => new Smote(new SmoteOptions { ClassNames = names }).Resample(features, labels, 2));
        Assert.Equal(
            "Class 1 ('scooter') has 3 samples but SMOTE with 5 neighbors needs 6. "
            + "Lower Neighbors (now 5) to 2, set SmallClass to ReduceNeighbors, or drop the class.",
            refused.Message);
        (features, labels) = Data([20, 1]);
        refused = Assert.Throws<BallastException>(() => new Smote(new SmoteOptions()).Resample(features, labels, 2));
        Assert.Equal("Class 1 has 1 sample but SMOTE with 5 neighbors needs 6. Set SmallClass to ReduceNeighbors, or drop the class.", refused.Message);
    }

    [Fact]
    public void The_remedy_uses_the_neighbours_there_are_and_says_so()
    {
        (Matrix<float> features, int[] labels) = Data([20, 3]);
        ResamplingPlan plan = new Smote(new SmoteOptions { SmallClass = SmallClassRemedy.ReduceNeighbors }).Resample(features, labels, 2);
        Assert.Equal([20, 20], plan.After.Counts);
        Assert.Equal(["Class 1 has 3 samples, so SMOTE used 2 neighbors for it, not 5."], plan.Warnings);
    }

    [Fact]
    public void A_single_sample_is_repeated_by_the_remedy()
    {
        (Matrix<float> features, int[] labels) = Data([6, 1]);
        ResamplingPlan plan = new Smote(new SmoteOptions { SmallClass = SmallClassRemedy.ReduceNeighbors }).Resample(features, labels, 2);
        Assert.Equal(Enumerable.Repeat(SampleOrigin.Repeated(6), 5), plan.Samples.Skip(7));
        Assert.Equal(["Class 1 has a single sample, which SMOTE can only repeat."], plan.Warnings);
    }

    [Fact]
    public void Copies_of_a_sample_are_its_neighbours_only_by_identity()
    {
        // Class 1 is 0, 0, 10: the nearest of each zero is the other zero. Dropping the first of two drops sample 3 for both zeros,
        // so the second zero, sample 4, keeps itself.
        var features = new Matrix<double>([50, 60, 70, 0, 0, 10], 6, 1);
        int[] labels = [0, 0, 0, 1, 1, 1];
        SamplingTarget target = SamplingTarget.Counts(new Dictionary<int, int> { [1] = 63 });
        var options = new SmoteOptions { Neighbors = 1, Target = target };
        ResamplingPlan byIdentity = new Smote(options).Resample(features, labels, 2);
        Assert.Equal([(3, 4), (4, 3), (5, 3)], Pairs(byIdentity));
        ResamplingPlan dropFirst = new Smote(options with { Compatibility = Compatibility.ImbalancedLearn }).Resample(features, labels, 2);
        Assert.Equal([(3, 4), (4, 4), (5, 3)], Pairs(dropFirst));
    }

    [Fact]
    public void Float_features_give_the_plan_of_double_features()
    {
        (Matrix<float> features, int[] labels) = Data([60, 25]);
        var wide = new Matrix<double>([.. features.Values.ToArray().Select(value => (double)value)], features.Rows, features.Columns);
        Assert.Equal(new Smote(new SmoteOptions()).Resample(wide, labels, 2).Samples, new Smote(new SmoteOptions()).Resample(features, labels, 2).Samples);
    }

    [Fact]
    public void Labels_that_do_not_fit_the_rows_are_refused()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new Smote(new SmoteOptions()).Resample(new Matrix<float>(3, 2), [0, 1], 2));
        Assert.Equal("There are 3 rows of features and 2 labels. (Parameter 'labels')", refused.Message);
    }

    internal static (Matrix<float> Features, int[] Labels) Data(int[] counts)
    {
        var random = new RandomState(1);
        int[] labels = [.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))];
        var features = new Matrix<float>(labels.Length, 4);
        for (int row = 0; row < labels.Length; row++)
            for (int column = 0; column < 4; column++)
                features[row, column] = (float)random.Normal(labels[row], 1);
        return (features, labels);
    }

    private static (int Base, int Neighbor)[] Pairs(ResamplingPlan plan) =>
        [.. plan.Samples.Where(origin => origin.Kind == SampleKind.Synthetic).Select(origin => (origin.Base, origin.Neighbor)).Distinct().Order()];
}
