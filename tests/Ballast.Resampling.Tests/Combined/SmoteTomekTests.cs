namespace Ballast.Resampling.Tests;

public sealed class SmoteTomekTests
{
    [Fact]
    public void Both_ends_of_a_link_go_and_originals_are_listed()
    {
        LabeledSamples table = LabeledSamples.Blobs([90, 30], 2, 7);
        ResamplingPlan plan = new SmoteTomek(new SmoteTomekOptions()).Resample(table.Features, table.Labels, 2);
        Assert.Equal("SMOTETomek", plan.Method);
        Assert.Equal(plan.After[0], plan.After[1]);
        Assert.True(plan.After[0] < 90);
        Assert.Equal(90 - plan.After[0], plan.Removed.Count(sample => table.Labels[sample.Index] == 0));
        Assert.All(plan.Removed, sample => Assert.Equal("It forms a Tomek link with a sample of another class.", sample.Reason));
        Assert.Equal(plan.Samples.Where(origin => !origin.IsMade).Select(origin => origin.Base).Order(), plan.Samples.Where(origin => !origin.IsMade).Select(origin => origin.Base));
    }

    [Fact]
    public void Only_the_classes_named_lose_samples()
    {
        LabeledSamples table = LabeledSamples.Blobs([90, 30], 2, 7);
        ResamplingPlan plan = new SmoteTomek(new SmoteTomekOptions { CleaningTarget = SamplingTarget.Classes(0) }).Resample(table.Features, table.Labels, 2);
        Assert.Equal(90, plan.After[1]);
        Assert.True(plan.After[0] < 90);
    }
}
