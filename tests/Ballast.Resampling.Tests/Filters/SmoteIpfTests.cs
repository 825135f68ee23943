using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class SmoteIpfTests
{
    // Two classes far apart, and row 3 of class 0 in the middle of class 1.
    private static (Matrix<double> Features, int[] Labels) OneWrong()
    {
        double[] values = [.. Enumerable.Range(0, 90).Select(i => i == 3 ? 1005.5 : i < 60 ? i : 970.0 + i)];
        return (Tables.Line(values), [.. Enumerable.Range(0, 90).Select(i => i < 60 ? 0 : 1)]);
    }

    [Fact]
    public void A_sample_inside_another_class_is_taken_out_with_the_reason()
    {
        (Matrix<double> features, int[] labels) = OneWrong();
        var sampler = new SmoteIpf(new() { Parts = 5 });
        ResamplingPlan plan = sampler.Resample(features, labels, 2);
        Assert.Equal(SamplerKind.Combined, sampler.Kind);
        Assert.Equal([new RemovedSample(3, "More than half of the filter's trees take it for another class")], plan.Removed);
        Assert.Equal([59, 60], plan.After.Counts);
        Assert.Equal(Enumerable.Range(0, 90).Where(row => row != 3).Select(SampleOrigin.Original), plan.Samples.Take(89));
        Assert.All(plan.Samples.Skip(89), origin => Assert.Equal(SampleKind.Synthetic, origin.Kind));
    }

    [Fact]
    public void What_is_kept_was_made_by_smote_with_the_same_seed()
    {
        (Matrix<double> features, int[] labels) = OneWrong();
        ResamplingPlan plan = new SmoteIpf(new() { Seed = 5 }).Resample(features, labels, 2);
        Assert.Equal(new Smote(new() { Seed = 5 }).Resample(features, labels, 2).Samples.Skip(90), plan.Samples.Where(origin => origin.IsMade));
    }

    [Fact]
    public void All_trees_must_agree_for_a_consensus()
    {
        (Matrix<double> features, int[] labels) = OneWrong();
        ResamplingPlan plan = new SmoteIpf(new() { Parts = 2, Vote = FilterVote.Consensus }).Resample(features, labels, 2);
        Assert.All(plan.Removed, removed => Assert.Equal("All of the filter's trees take it for another class", removed.Reason));
        (Matrix<float> mixed, int[] mixedLabels) = SmoteTests.Data([120, 60]);

        // More than half of two trees are both; of three, two are enough.
        Assert.Equal(Indices(2, FilterVote.Consensus), Indices(2, FilterVote.Majority));
        Assert.True(Indices(3, FilterVote.Consensus).Length < Indices(3, FilterVote.Majority).Length);
        int byMost = new SmoteIpf(new()).Resample(mixed, mixedLabels, 2).Removed.Length, byAll = new SmoteIpf(new() { Vote = FilterVote.Consensus }).Resample(mixed, mixedLabels, 2).Removed.Length;
        Assert.True(byAll < byMost);

        int[] Indices(int parts, FilterVote vote) => [.. new SmoteIpf(new() { Parts = parts, Vote = vote }).Resample(mixed, mixedLabels, 2).Removed.Select(removed => removed.Index)];
    }

    [Fact]
    public void Workers_do_not_change_a_bit()
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([150, 60, 30]);
        ResamplingPlan one = new SmoteIpf(new() { Workers = 1 }).Resample(features, labels, 3);
        ResamplingPlan three = new SmoteIpf(new() { Workers = 3 }).Resample(features, labels, 3);
        Assert.Equal(one.Samples, three.Samples);
        Assert.Equal(one.Removed, three.Removed);
        Assert.NotEmpty(one.Removed);
    }

    [Fact]
    public void A_class_keeps_its_last_samples_and_the_plan_says_so()
    {
        // Copies: class 1 lies on class 0, which is more frequent at each place even after it has grown; every tree tells class 0.
        double[] values = [.. Enumerable.Range(0, 40).Select(i => (double)(i % 2))];
        int[] labels = [.. Enumerable.Range(0, 40).Select(i => i < 30 ? 0 : 1)];
        var options = new SmoteIpfOptions { Target = Tables.Grow(1, 12), Parts = 2 };
        ResamplingPlan plan = new SmoteIpf(options with { Neighbors = 4 }).Resample(Tables.Line([.. values.Select(_ => 7.0)]), labels, 2);
        Assert.Equal([30, 12], plan.After.Counts);
        Assert.Equal(["The filter ended early: its next round would have taken the last samples of Class 1."], plan.Warnings);
    }

    [Fact]
    public void Settings_out_of_range_and_small_classes_are_refused()
    {
        Assert.Equal("Parts is 1 but must be 2 or more. 9 is usual.", Tables.Refusal(() => new SmoteIpfOptions { Parts = 1 }));
        Assert.Equal("QuietRounds is 0 but must be 1 or more. 3 is usual.", Tables.Refusal(() => new SmoteIpfOptions { QuietRounds = 0 }));
        Assert.Equal("QuietShare is 0 but must be above 0 and at most 1. 0.01 is usual.", Tables.Refusal(() => new SmoteIpfOptions { QuietShare = 0 }));
        Assert.StartsWith("Class 1 has 1 sample but SMOTE with 5 neighbors needs 6.", Tables.Refusal(() => new SmoteIpf(new()).Resample(Tables.Line(1, 2, 3), [0, 0, 1], 2)));
        Assert.StartsWith(
            "imbalanced-learn has no SMOTE-IPF,",
            Tables.Refusal(() => new SmoteIpf(new() { Compatibility = Compatibility.ImbalancedLearn }).Resample(Tables.Line(1, 2, 3), [0, 0, 1], 2)));
    }
}
