using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SamplingTargetTests
{
    // Counts 100, 10, 40 and 10: the majority is 0; of the two smallest the first, 1, is the minority.
    private static readonly ClassScope Four = Scope(100, 10, 40, 10);
    private static readonly ClassScope Two = Scope(100, 10);

    public static TheoryData<string, int[]> Growth => new()
    {
        { "Auto", [0, 90, 60, 90] },
        { "NotMajority", [0, 90, 60, 90] },
        { "NotMinority", [0, 0, 60, 90] },
        { "Minority", [0, 90, 0, 0] },
        { "All", [0, 90, 60, 90] },
    };

    [Theory]
    [MemberData(nameof(Growth))]
    public void An_over_sampler_grows_the_classes_of_the_target_to_the_largest(string name, int[] add) =>
        Assert.Equal(add, Named(name).ToGenerate(Four));

    [Theory]
    [InlineData("Auto", "10 - 10 10")]
    [InlineData("NotMinority", "10 - 10 10")]
    [InlineData("NotMajority", "- 10 10 10")]
    [InlineData("Majority", "10 - - -")]
    [InlineData("All", "10 10 10 10")]
    public void An_under_sampler_shrinks_the_classes_of_the_target_to_the_smallest(string name, string keep) =>
        Assert.Equal(keep, string.Join(' ', Named(name).ToKeep(Four).Select(count => count?.ToString() ?? "-")));

    [Fact]
    public void A_target_that_cannot_be_is_refused()
    {
        Refused("The target Majority makes no sense for an over-sampler: the largest class has nothing to grow to. Use Auto, Minority or Counts.", () => SamplingTarget.Majority.ToGenerate(Four));
        Refused("The target Minority makes no sense for an under-sampler: the smallest class has nothing to shrink to. Use Auto, Majority or Counts.", () => SamplingTarget.Minority.ToKeep(Four));
        Refused("The share of the majority is 1.5 but must be above 0 and at most 1. 1 makes the classes equal.", () => SamplingTarget.ShareOfMajority(1.5));
        Refused("A share of the majority is for two classes, but there are 4. Use Counts.", () => SamplingTarget.ShareOfMajority(0.5).ToGenerate(Four));
        Refused("A share of 0.1 of 100 samples is no more than the 10 that Class 1 has already. Use a share above 0.1.", () => SamplingTarget.ShareOfMajority(0.1).ToGenerate(Two));
        Refused("A share of 0.05 needs 200 samples of Class 0, which has 100. Use a share of at least 0.1.", () => SamplingTarget.ShareOfMajority(0.05).ToKeep(Two));
        Refused("Class 2 has 40 samples but 30 are asked of an over-sampler. Ask for at least 40, or under-sample.", () => Counts(2, 30).ToGenerate(Four));
        Refused("Class 2 has 40 samples but 50 are asked of an under-sampler. Ask for at most 40, or over-sample.", () => Counts(2, 50).ToKeep(Four));
        Refused("The target names class 9, which has no samples. The classes are 0, 1, 2, 3.", () => Counts(9, 50).ToKeep(Four));
        Refused("The target count of class 1 is -2 but must be 0 or more.", () => Counts(1, -2));
        Refused("The target counts name no class. Name at least one class with its count.", () => SamplingTarget.Counts(new Dictionary<int, int>()));
    }

    [Fact]
    public void A_share_is_rounded_down_from_what_is_written_or_from_the_binary_product()
    {
        // 0.29 · 100 is 29, but 28.999999999999996 in binary; 10 / 0.29 is 34.48.
        Assert.Equal([0, 19], SamplingTarget.ShareOfMajority(0.29).ToGenerate(Two));
        Assert.Equal([0, 18], SamplingTarget.ShareOfMajority(0.29).ToGenerate(Scope(new SmoteOptions { Compatibility = Compatibility.ImbalancedLearn }, 100, 10)));
        Assert.Equal([34, null], SamplingTarget.ShareOfMajority(0.29).ToKeep(Two));
    }

    [Fact]
    public void Counts_touch_only_the_classes_they_name()
    {
        Assert.Equal([0, 0, 15, 0], Counts(2, 55).ToGenerate(Four));
        Assert.Equal([null, null, 5, null], Counts(2, 5).ToKeep(Four));
    }

    private static SamplingTarget Counts(int label, int count) => SamplingTarget.Counts(new Dictionary<int, int> { [label] = count });

    private static SamplingTarget Named(string name) => name switch
    {
        "Auto" => SamplingTarget.Auto,
        "NotMajority" => SamplingTarget.NotMajority,
        "NotMinority" => SamplingTarget.NotMinority,
        "Minority" => SamplingTarget.Minority,
        "Majority" => SamplingTarget.Majority,
        _ => SamplingTarget.All,
    };

    private static ClassScope Scope(params int[] counts) => Scope(new SmoteOptions(), counts);

    private static ClassScope Scope(SamplerOptions options, params int[] counts) =>
        new([.. counts.SelectMany((count, label) => Enumerable.Repeat(label, count))], counts.Length, options);

    private static void Refused(string message, Func<object> act) => Assert.Equal(message, Assert.Throws<BallastException>(act).Message);
}
