using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class PlanCompositionTests
{
    // Rows 0, 10, 20 of one class, 30, 40 of another; the first plan adds the middle of 0 and 10, another 20, and a point of its own at 7.
    private static readonly Matrix<double> Line = new([0, 10, 20, 30, 40], 5, 1);
    private static readonly int[] Labels = [0, 0, 0, 1, 1];

    [Fact]
    public void What_comes_out_tells_of_the_dataset_before_both()
    {
        PlanBuilder second = Builder([0, 0, 0, 1, 1, 0, 0, 0]);
        second.Add(SampleOrigin.Original(0), 0);
        second.Add(SampleOrigin.Original(5), 0);
        second.Add(SampleOrigin.Original(7), 0);
        second.Add(SampleOrigin.Repeated(3), 1);
        second.Add(SampleOrigin.Synthetic(2, 6, 0.25), 0);
        second.Add(SampleOrigin.Synthetic(5, 7, 0.5), 0);
        second.AddMoved(4, [41], 1);
        second.AddMoved(5, [6], 0);
        second.AddComputed(6, [19], 0);
        second.Remove(1, "first reason");
        second.Remove(3, "second reason");
        ResamplingPlan plan = Compose(First(), second.Build());
        Assert.Equal(
            [
                SampleOrigin.Original(0),
                SampleOrigin.Synthetic(0, 1, 0.5),
                SampleOrigin.Computed(1, 0),
                SampleOrigin.Repeated(3),
                SampleOrigin.Synthetic(2, 2, 0.25),
                SampleOrigin.Computed(0, 1),
                SampleOrigin.Moved(4, 2),
                SampleOrigin.Computed(0, 3),
                SampleOrigin.Computed(2, 4),
            ],
            plan.Samples);
        Assert.Equal([0, 5, 7, 30, 20, 6, 41, 6, 19], PlanFeatures.Apply(plan, Line).Values.ToArray());
        Assert.Equal([new RemovedSample(1, "first reason"), new RemovedSample(3, "second reason")], plan.Removed);
        Assert.Equal(["grown", "cleaned"], plan.Warnings);
    }

    [Fact]
    public void A_made_sample_that_goes_is_not_there()
    {
        PlanBuilder second = Builder([0, 0, 0, 1, 1, 0, 0, 0]);
        for (int row = 0; row < 5; row++) second.Add(SampleOrigin.Original(row), Labels[row]);
        foreach (int row in new[] { 5, 6, 7 }) second.Remove(row, "made");
        ResamplingPlan plan = Compose(First(), second.Build());
        Assert.Empty(plan.Removed);
        Assert.Equal(Enumerable.Range(0, 5).Select(SampleOrigin.Original), plan.Samples);
    }

    [Fact]
    public void Augmented_samples_cannot_be_made_of_features()
    {
        PlanBuilder second = Builder([0, 0, 0, 1, 1, 0, 0, 0]);
        second.Add(SampleOrigin.Augmented(2, 1), 0);
        BallastException refused = Assert.Throws<BallastException>(() => Compose(First(), second.Build()));
        Assert.Equal("Sample 0 of the second plan is an augmented version of sample 2; plans of features hold none.", refused.Message);
    }

    private static ResamplingPlan First()
    {
        PlanBuilder plan = Builder(Labels);
        plan.AddOriginals(Labels);
        plan.Add(SampleOrigin.Synthetic(0, 1, 0.5), 0);
        plan.Add(SampleOrigin.Repeated(2), 0);
        plan.AddComputed(1, [7], 0);
        plan.Warn("grown");
        return plan.Build();
    }

    private static ResamplingPlan Compose(ResamplingPlan first, ResamplingPlan second)
    {
        PlanBuilder plan = Builder(Labels);
        PlanComposition<double>.Write(first, second with { Warnings = ["cleaned"] }, PlanFeatures.Apply(first, Line), plan);
        return plan.Build();
    }

    private static PlanBuilder Builder(int[] labels) => new("test", new ClassScope(labels, 2));
}
