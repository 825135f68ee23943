using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmoteEnnTests
{
    [Fact]
    public void One_plan_tells_of_both_steps()
    {
        LabeledSamples table = LabeledSamples.Blobs([90, 30], 3, 2);
        ResamplingPlan plan = new SmoteEnn(new SmoteEnnOptions { Neighbors = 4 }).Resample(table.Features, table.Labels, 2);
        ResamplingPlan grown = new Smote(new SmoteOptions { Neighbors = 4 }).Resample(table.Features, table.Labels, 2);
        Matrix<double> between = PlanFeatures.Apply(grown, table.Features);
        ResamplingPlan cleaned = new EditedNearestNeighbors(new EditedNearestNeighborsOptions { Target = SamplingTarget.All }).Resample(between, grown.Labels.AsSpan(), 2);
        Assert.Equal(PlanFeatures.Apply(cleaned, between).Values.ToArray(), PlanFeatures.Apply(plan, table.Features).Values.ToArray());
        Assert.Equal(cleaned.Labels, plan.Labels);
        Assert.Equal(cleaned.Samples.Select(origin => grown.Samples[origin.Base]), plan.Samples);
        Assert.Equal(cleaned.Removed.Where(sample => sample.Index < 120), plan.Removed);
        Assert.Contains(cleaned.Removed, sample => sample.Index >= 120);
        Assert.Equal([90, 30], plan.Before.Counts);
        Assert.Equal("SMOTEENN", plan.Method);
    }

    [Fact]
    public void The_second_step_takes_its_own_settings()
    {
        LabeledSamples table = LabeledSamples.Blobs([90, 30], 3, 2);
        var options = new SmoteEnnOptions { CleaningNeighbors = 5, Agreement = NeighborAgreement.Majority, CleaningTarget = SamplingTarget.Classes(1) };
        ResamplingPlan plan = new SmoteEnn(options).Resample(table.Features, table.Labels, 2);
        Assert.All(plan.Removed, sample => Assert.Equal(1, table.Labels[sample.Index]));
        Assert.All(plan.Removed, sample => Assert.Equal("Its class is not the most frequent among its 5 nearest neighbors.", sample.Reason));
        Assert.Equal(90, plan.After[0]);
        BallastException refused = Assert.Throws<BallastException>(() => new SmoteEnnOptions { CleaningNeighbors = 0 });
        Assert.Equal("CleaningNeighbors is 0 but must be 1 or more. 3 is usual.", refused.Message);
    }
}
