using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class InstanceHardnessThresholdTests
{
    // The only column says how probable the sample's class is.
    private static readonly Matrix<double> Probabilities = new([0.9, 0.2, 0.7, 0.7, 0.1, 0.7, 0.5, 0.5], 8, 1);
    private static readonly int[] Labels = [0, 0, 0, 0, 0, 0, 1, 1];
    private static readonly InstanceHardnessThresholdOptions Known = new() { Estimator = new Stated(2, 1), Folds = 2 };

    [Fact]
    public void The_count_is_met_exactly_but_about_by_imbalanced_learn()
    {
        ResamplingPlan plan = new InstanceHardnessThreshold(Known).Resample(Probabilities, Labels, 2);
        Assert.Equal([0, 2, 6, 7], plan.Samples.Select(origin => origin.Base));
        Assert.Equal([1, 3, 4, 5], plan.Removed.Select(sample => sample.Index));
        Assert.All(plan.Removed, sample => Assert.Equal("Its class is less probable than that of the 2 samples of Class 0 that stay.", sample.Reason));

        // The percentile at 1 − 2/6 is 0.7, which three share.
        ResamplingPlan peer = new InstanceHardnessThreshold(Known with { Compatibility = Compatibility.ImbalancedLearn }).Resample(Probabilities, Labels, 2);
        Assert.Equal([0, 2, 3, 5, 6, 7], peer.Samples.Select(origin => origin.Base));
    }

    [Fact]
    public void Every_sample_is_estimated_once_by_the_other_folds()
    {
        var seen = new Stated(2, 1);
        new InstanceHardnessThreshold(Known with { Estimator = seen }).Resample(Probabilities, Labels, 2);
        Assert.Equal(Enumerable.Range(0, 8), seen.Tested.Order());
        Assert.Equal(2, seen.Calls);
    }

    [Fact]
    public void A_class_smaller_than_the_folds_is_told()
    {
        ResamplingPlan plan = new InstanceHardnessThreshold(Known with { Folds = 3 }).Resample(Probabilities, Labels, 2);
        Assert.Equal(["Class 1 has 2 samples, fewer than the 3 folds: some folds have none of it."], plan.Warnings);
        BallastException refused = Assert.Throws<BallastException>(() => new InstanceHardnessThreshold(Known with { Folds = 7 }).Resample(Probabilities, Labels, 2));
        Assert.Equal("There are 7 folds but the largest class has 6 samples. Use at most 6 folds, or add samples.", refused.Message);
    }

    [Fact]
    public void What_an_estimator_gives_is_checked()
    {
        var narrow = Known with { Estimator = new Stated(1, 1) };
        BallastException refused = Assert.Throws<BallastException>(() => new InstanceHardnessThreshold(narrow).Resample(Probabilities, Labels, 2));
        Assert.Equal("The estimator gave a table of 4 rows and 1 columns for 4 samples and 2 classes. Return one row a test sample and one column a class.", refused.Message);
        var empty = Known with { Estimator = new Stated(2, double.NaN) };
        refused = Assert.Throws<BallastException>(() => new InstanceHardnessThreshold(empty).Resample(Probabilities, Labels, 2));
        Assert.Matches("^The estimator gave no number for sample [0-7]\\. Return probabilities\\.$", refused.Message);
        refused = Assert.Throws<BallastException>(() => new InstanceHardnessThresholdOptions { Folds = 1 });
        Assert.Equal("Folds is 1 but must be 2 or more. 5 is usual.", refused.Message);
    }

    [Fact]
    public void The_default_is_a_random_forest_with_the_same_seed()
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([60, 25]);
        ResamplingPlan plan = new InstanceHardnessThreshold(new() { Seed = 7 }).Resample(features, labels, 2);
        var forest = new RandomForestClassifier(new() { Seed = 7 });
        Assert.Equal(new InstanceHardnessThreshold(new() { Seed = 7, Estimator = forest }).Resample(features, labels, 2).Samples, plan.Samples);
        Assert.Equal([25, 25], plan.After.Counts);
    }

    private sealed class Stated(int columns, double factor) : IProbabilityEstimator
    {
        public List<int> Tested { get; } = [];

        public int Calls { get; private set; }

        public Matrix<double> Estimate<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes, TrainTestIndices split)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            Calls++;
            Assert.Empty(split.Train.Intersect(split.Test));
            Tested.AddRange(split.Test);
            var found = new Matrix<double>(split.Test.Length, columns);
            for (int row = 0; row < found.Rows; row++) found.Row(row).Fill(factor * double.CreateTruncating(features[split.Test[row], 0]));
            return found;
        }
    }
}
