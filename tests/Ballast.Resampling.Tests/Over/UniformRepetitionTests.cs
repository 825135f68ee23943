namespace Ballast.Resampling.Tests;

public sealed class UniformRepetitionTests
{
    [Fact]
    public void Class_shares_stay_and_the_total_is_exact()
    {
        int[] labels = [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 30), .. Enumerable.Repeat(2, 10)];
        ResamplingPlan plan = UniformRepetition.Plan(labels, 3, 250);
        Assert.Equal([150, 75, 25], plan.After.Counts); // 2.5 times each
        Assert.Equal(100, plan.Samples.Count(origin => origin.Kind == SampleKind.Original));
        Assert.All(plan.Samples.GroupBy(origin => origin.Base), copies => Assert.InRange(copies.Count(), 2, 3));
    }

    [Fact]
    public void A_total_equal_to_the_number_of_samples_changes_nothing()
    {
        ResamplingPlan plan = UniformRepetition.Plan([0, 1, 1], 2, 3);
        Assert.Equal([SampleOrigin.Original(0), SampleOrigin.Original(1), SampleOrigin.Original(2)], plan.Samples);
    }

    [Fact]
    public void Fewer_samples_than_there_are_is_not_repetition()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => UniformRepetition.Plan([0, 1, 1], 2, 2));
    }
}
