namespace Ballast.Resampling.Tests;

public sealed class RandomUnderSamplerTests
{
    private static readonly int[] Labels = [0, 0, 1, 0, 0, 1, 0];

    [Fact]
    public void What_is_left_out_is_named_with_its_reason()
    {
        ResamplingPlan plan = new RandomUnderSampler(new RandomUnderSamplerOptions()).Resample(Labels, 2);
        Assert.Equal([2, 2], plan.After.Counts);
        Assert.Equal(Enumerable.Range(0, 7), plan.Samples.Select(origin => origin.Base).Concat(plan.Removed.Select(sample => sample.Index)).Order());
        Assert.All(plan.Removed, sample => Assert.Equal("Not drawn: Class 0 is reduced from 5 to 2 samples.", sample.Reason));
        Assert.All(plan.Samples, origin => Assert.Equal(SampleKind.Original, origin.Kind));
    }

    [Fact]
    public void A_sample_drawn_again_is_a_repeat()
    {
        var options = new RandomUnderSamplerOptions { Drawing = Drawing.WithReplacement, Target = SamplingTarget.All };
        int[] labels = [.. Enumerable.Repeat(0, 40), .. Enumerable.Repeat(1, 30)];
        ResamplingPlan plan = new RandomUnderSampler(options).Resample(labels, 2);
        foreach (IGrouping<int, SampleOrigin> origins in plan.Samples.GroupBy(origin => origin.Base))
        {
            Assert.Equal(SampleKind.Original, origins.First().Kind);
            Assert.All(origins.Skip(1), origin => Assert.Equal(SampleKind.Repeated, origin.Kind));
        }

        Assert.Contains(plan.Samples, origin => origin.Kind == SampleKind.Repeated);
        Assert.Equal(70, plan.Samples.Select(origin => origin.Base).Concat(plan.Removed.Select(sample => sample.Index)).Distinct().Count());
    }
}
