using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class RandomOverSamplerTests
{
    private static readonly int[] Labels = [0, 0, 0, 0, 1, 0, 2, 2];

    [Fact]
    public void Every_class_grows_to_the_largest_and_originals_come_first()
    {
        ResamplingPlan plan = new RandomOverSampler(new RandomOverSamplerOptions()).Resample(Labels, 3);
        Assert.Equal([5, 5, 5], plan.After.Counts);
        Assert.Equal([5, 1, 2], plan.Before.Counts);
        Assert.Equal(Enumerable.Range(0, 8).Select(SampleOrigin.Original), plan.Samples.Take(8));
        Assert.All(plan.Samples.Skip(8), origin => Assert.Equal(SampleKind.Repeated, origin.Kind));
        Assert.All(plan.Samples.Zip(plan.Labels), pair => Assert.Equal(Labels[pair.First.Base], pair.Second));
        Assert.Empty(plan.Removed);
        Assert.Equal("RandomOverSampler", plan.Method);
    }

    [Fact]
    public void A_class_without_samples_stays_without()
    {
        ResamplingPlan plan = new RandomOverSampler(new RandomOverSamplerOptions()).Resample(Labels, 5);
        Assert.Equal([5, 5, 5, 0, 0], plan.After.Counts);
    }

    [Fact]
    public void Growth_past_the_largest_class_is_warned_of()
    {
        SamplingTarget target = SamplingTarget.Counts(new Dictionary<int, int> { [1] = 9 });
        ResamplingPlan plan = new RandomOverSampler(new RandomOverSamplerOptions { Target = target }).Resample(Labels, 3);
        Assert.Equal(["Class 1 grows to 9 samples, more than the 5 of the largest class before."], plan.Warnings);
        Assert.Equal([5, 9, 2], plan.After.Counts);
    }

    [Fact]
    public void One_class_is_refused()
    {
        var options = new RandomOverSamplerOptions { ClassNames = new ClassNames(["leaf"]) };
        BallastException refused = Assert.Throws<BallastException>(() => new RandomOverSampler(options).Resample([0, 0], 1));
        Assert.Equal("All samples are of Class 0 ('leaf'); balancing needs at least two classes.", refused.Message);
        refused = Assert.Throws<BallastException>(() => new RandomOverSampler(options).Resample([], 2));
        Assert.Equal("There are no samples to resample. Give at least two classes.", refused.Message);
    }
}
