using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class TomekLinksTests
{
    // 1 and 1.4 are each other's nearest; 3 has 1.4 as its nearest, but not in turn.
    private static readonly Matrix<double> Line = new([0, 1, 1.4, 3, 5], 5, 1);
    private static readonly int[] Labels = [0, 0, 1, 0, 0];

    [Fact]
    public void The_end_in_a_larger_class_goes()
    {
        ResamplingPlan plan = new TomekLinks(new TomekLinksOptions()).Resample(Line, Labels, 2);
        Assert.Equal([0, 2, 3, 4], plan.Samples.Select(origin => origin.Base));
        Assert.Equal([new RemovedSample(1, "It forms a Tomek link with a sample of another class.")], plan.Removed);
        Assert.Equal((0u, "TomekLinks"), (plan.Seed, plan.Method));
    }

    [Fact]
    public void Both_ends_go_when_all_classes_are_cleaned()
    {
        ResamplingPlan plan = new TomekLinks(new TomekLinksOptions { Target = SamplingTarget.All }).Resample(Line, Labels, 2);
        Assert.Equal([0, 3, 4], plan.Samples.Select(origin => origin.Base));
        Assert.Equal(["Class 1 loses all its 1 samples."], plan.Warnings);
    }

    [Fact]
    public void Copies_under_two_labels_are_a_link_but_not_for_imbalanced_learn()
    {
        // imbalanced-learn takes the second of the two nearest; of the copy in row 1 that is row 1 itself.
        var features = new Matrix<double>([0, 0, 10, 11, 12], 5, 1);
        int[] labels = [0, 1, 0, 0, 0];
        Assert.Equal([0], new TomekLinks(new TomekLinksOptions()).Resample(features, labels, 2).Removed.Select(sample => sample.Index));
        var peer = new TomekLinksOptions { Compatibility = Compatibility.ImbalancedLearn };
        Assert.Empty(new TomekLinks(peer).Resample(features, labels, 2).Removed);
    }

    [Theory]
    [InlineData(1, "Auto")]
    [InlineData(2, "All")]
    [InlineData(3, "Majority")]
    [InlineData(4, "1")]
    [InlineData(5, "02")]
    public void Links_are_those_of_the_definition(uint seed, string target)
    {
        LabeledSamples table = LabeledSamples.Blobs([70, 30, 15], 3, seed);
        int[] rows = [.. Enumerable.Range(0, table.Labels.Length)];
        int[] nearest = [.. rows.Select(row => ScalarNeighbors.Of(table.Features, row, rows, 1)[0])];
        (SamplingTarget chosen, int[] cleaned) = target switch
        {
            "Auto" => (SamplingTarget.Auto, new[] { 0, 1 }),
            "All" => (SamplingTarget.All, [0, 1, 2]),
            "Majority" => (SamplingTarget.Majority, [0]),
            "1" => (SamplingTarget.Classes(1), [1]),
            _ => (SamplingTarget.Classes(0, 2), [0, 2]),
        };
        int[] expected = [.. rows.Where(row => cleaned.Contains(table.Labels[row]) && table.Labels[nearest[row]] != table.Labels[row] && nearest[nearest[row]] == row)];
        ResamplingPlan plan = new TomekLinks(new TomekLinksOptions { Target = chosen }).Resample(table.Features, table.Labels, 3);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, plan.Removed.Select(sample => sample.Index));
    }
}
