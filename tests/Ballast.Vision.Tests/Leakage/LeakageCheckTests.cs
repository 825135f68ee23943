using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Vision.Tests;

public sealed class LeakageCheckTests
{
    private static readonly ImageDataset Leaves = Datasets.Of(("l1", "c0"), ("l1", "c1"), ("l2", "c2"), ("l2", "c3"), (null, "same"), (null, "same"));

    [Fact]
    public void A_split_that_keeps_groups_and_copies_together_is_clean()
    {
        Leakage leakage = LeakageCheck.Find(Leaves, new SplitPlan([0, 1], [2, 3], [4, 5]));

        Assert.True(leakage.IsClean);
        leakage.ThrowIfFound();
    }

    [Fact]
    public void A_group_and_a_copy_in_two_parts_are_found_with_files_and_parts()
    {
        Leakage leakage = LeakageCheck.Find(Leaves, new SplitPlan([0, 2, 4], [3], [1, 5]));

        Assert.Equal(["group 'l1': train has a/0.png; test has a/1.png", "group 'l2': train has a/2.png; validation has a/3.png", "identical files: train has a/4.png; test has a/5.png"], leakage.Findings.Select(finding => finding.Describe()));
        Assert.Equal([new PlacedFile("a/0.png", SplitPart.Train), new PlacedFile("a/1.png", SplitPart.Test)], leakage.Findings[0].Files);
        Assert.Equal([LeakageKind.SameGroup, LeakageKind.SameGroup, LeakageKind.IdenticalFiles], leakage.Findings.Select(finding => finding.Kind));
    }

    [Fact]
    public void A_leak_ends_the_command_as_a_failed_gate_that_names_the_files()
    {
        var error = Assert.Throws<BallastException>(() => LeakageCheck.Find(Leaves, new SplitPlan([0, 2, 3, 4], [], [1, 5])).ThrowIfFound());

        Assert.Equal(FailureKind.GateFailed, error.Kind);
        Assert.Equal(
            "The split leaks: 1 groups and 1 sets of identical files stand in more than one part: group 'l1': train has a/0.png; test has a/1.png | identical files: train has a/4.png; test has a/5.png. Split by group, or correct the train, val and test folders.",
            error.Message);
    }

    [Fact]
    public void Images_outside_the_split_do_not_leak()
    {
        Assert.True(LeakageCheck.Find(Leaves, new SplitPlan([0], [], [2])).IsClean);
    }

    [Fact]
    public void A_split_of_another_dataset_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LeakageCheck.Find(Leaves, new SplitPlan([0], [], [6])));
        Assert.Throws<ArgumentException>(() => LeakageCheck.Find(Leaves, new SplitPlan([0], [], [0])));
    }

    [Fact]
    public void A_group_split_by_sample_groups_never_leaks()
    {
        ImageDataset dataset = Datasets.Of([.. Enumerable.Range(0, 200).Select(i => (i % 5 == 0 ? null : $"leaf {i / 4}", $"content {i % 190}"))]);
        int[] labels = [.. dataset.Labels];

        SplitPlan split = StratifiedGroupSplit.Split(labels, SampleGroups.Of(dataset).AsSpan(), new SplitOptions());

        Assert.True(LeakageCheck.Find(dataset, split).IsClean);
        Assert.False(LeakageCheck.Find(dataset, StratifiedSplit.Split(labels, new SplitOptions())).IsClean);
    }
}
