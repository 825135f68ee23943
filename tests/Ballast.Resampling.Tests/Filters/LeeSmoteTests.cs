using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class LeeSmoteTests
{
    [Fact]
    public void New_samples_nearer_to_another_class_are_rejected()
    {
        // Between 0 and 10, class 0 is at 5: with one neighbour, what lies from 2.5 to 7.5 is rejected.
        Matrix<double> features = Tables.Line(5, 5, 5, 5, 0, 10);
        ResamplingPlan plan = new LeeSmote(new() { Neighbors = 1, Target = Tables.Grow(1, 502) }).Resample(features, [0, 0, 0, 0, 1, 1], 2);
        double[] values = plan.MadeValues(features);
        Assert.Equal(500, values.Length);
        Assert.All(values, value => Assert.False(value is > 2.5 and < 7.5));
        Assert.InRange(values.Where(value => value < 5).Max(), 2.4, 2.5);
        Assert.All(plan.Made(), origin => Assert.Equal(9, origin.Base + origin.Neighbor));
    }

    [Fact]
    public void A_share_at_the_level_is_rejected_and_below_it_kept()
    {
        // Two neighbours. From 0 to 4 with class 0 at 1.9 and 2.1: next to 0 and 4 there is one of each class among the two nearest, in the middle two of class 0.
        Matrix<double> features = Tables.Line(1.9, 2.1, 60, 61, 62, 63, 0, 4, -2);
        int[] labels = [0, 0, 0, 0, 0, 0, 1, 1, 1];
        LeeSmoteOptions options = new() { Neighbors = 2, Target = Tables.Grow(1, 203) };
        double[] strict = new LeeSmote(options).Resample(features, labels, 2).MadeValues(features);
        Assert.All(strict, value => Assert.InRange(value, -2, 0));
        double[] mild = new LeeSmote(options with { RejectionLevel = 1 }).Resample(features, labels, 2).MadeValues(features);
        Assert.Contains(mild, value => value > 0.1);
        Assert.All(mild, value => Assert.False(value is > 1.05 and < 2.95));
    }

    [Fact]
    public void A_class_inside_another_is_refused_or_remedied()
    {
        // A copy of class 0 with a smaller index lies on both samples of class 1: no place is nearer to class 1.
        Matrix<double> features = Tables.Line(0, 10, 50, 51, 0, 10);
        int[] labels = [0, 0, 0, 0, 1, 1];
        var options = new LeeSmoteOptions { Neighbors = 1, Attempts = 3 };
        Assert.Equal(
            "Class 1 lies among other classes: of 6 samples tried, SMOTE with rejection kept 0, but 2 are wanted. "
            + "Raise RejectionLevel (now 0.5) or Attempts (now 3), or set Exhausted to FallBackToSmote.",
            Tables.Refusal(() => new LeeSmote(options).Resample(features, labels, 2)));
        ResamplingPlan plan = new LeeSmote(options with { Exhausted = RejectionRemedy.FallBackToSmote }).Resample(features, labels, 2);
        Assert.Equal([4, 4], plan.After.Counts);
        Assert.Equal(["Class 1 lies among other classes: SMOTE with rejection kept 0 samples, so SMOTE made the other 2 without rejection."], plan.Warnings);
    }

    [Fact]
    public void Small_classes_and_settings_out_of_range_are_refused()
    {
        Matrix<double> features = Tables.Line(1, 2, 3, 9);
        Assert.StartsWith("Class 1 has 1 sample but SMOTE with rejection with 5 neighbors needs 6.", Tables.Refusal(() => new LeeSmote(new()).Resample(features, [0, 0, 0, 1], 2)));
        ResamplingPlan plan = new LeeSmote(new() { SmallClass = SmallClassRemedy.ReduceNeighbors }).Resample(features, [0, 0, 0, 1], 2);
        Assert.Equal([SampleOrigin.Repeated(3), SampleOrigin.Repeated(3)], plan.Made());
        Assert.Equal("RejectionLevel is 0 but must be above 0 and at most 1. 0.5 is usual; to reject nothing, use SMOTE.", Tables.Refusal(() => new LeeSmoteOptions { RejectionLevel = 0 }));
        Assert.Equal("Attempts is 0 but must be 1 or more. 100 is usual.", Tables.Refusal(() => new LeeSmoteOptions { Attempts = 0 }));
    }
}
