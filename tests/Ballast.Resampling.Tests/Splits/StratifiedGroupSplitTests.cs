using Ballast.Core;
using CsCheck;

namespace Ballast.Resampling.Tests;

public sealed class StratifiedGroupSplitTests
{
    // Groups of one class each, 3 to 40 groups a class, 1 to 12 samples a group.
    private static readonly Gen<(int[] Labels, int[] Groups, uint Seed)> OneClassGroups =
        Gen.Select(Gen.Int[1, 12].Array[3, 40].Array[2, 5], Gen.UInt, (sizes, seed) => Build(sizes, seed));

    [Fact]
    public void No_group_crosses_and_every_sample_is_in_one_part()
    {
        OneClassGroups.Sample(
            t =>
            {
                SplitPlan plan = StratifiedGroupSplit.Split(t.Labels, t.Groups, new SplitOptions { Seed = t.Seed });
                RequireWhole(plan, t.Labels, t.Groups);
            },
            iter: 60);
    }

    [Fact]
    public void Every_class_with_three_groups_is_in_every_part()
    {
        OneClassGroups.Sample(
            t =>
            {
                SplitPlan plan = StratifiedGroupSplit.Split(t.Labels, t.Groups, new SplitOptions { Seed = t.Seed });
                foreach (SplitPart part in Enum.GetValues<SplitPart>()) Assert.Equal(t.Labels.Distinct().Order(), plan[part].Select(i => t.Labels[i]).Distinct().Order());
            },
            iter: 60);
    }

    [Fact]
    public void Shares_are_within_half_of_the_largest_group_of_a_class_when_groups_are_many()
    {
        Gen.Select(Gen.Int[1, 9].Array[60, 90].Array[2, 5], Gen.UInt, (sizes, seed) => Build(sizes, seed)).Sample(
            t =>
            {
                SplitPlan plan = StratifiedGroupSplit.Split(t.Labels, t.Groups, new SplitOptions { Seed = t.Seed });
                foreach (int label in t.Labels.Distinct())
                {
                    double total = t.Labels.Count(x => x == label);
                    Assert.InRange(plan.Test.Count(i => t.Labels[i] == label) - 0.15 * total, -4.5, 4.5);
                    Assert.InRange(plan.Validation.Count(i => t.Labels[i] == label) - 0.15 * total, -4.5, 4.5);
                }
            },
            iter: 20);
    }

    [Fact]
    public void Groups_of_several_classes_stay_whole_and_close_to_the_shares()
    {
        (int[] labels, int[] groups) = Volumes(300, 5, 20);
        SplitPlan plan = StratifiedGroupSplit.Split(labels, groups, new SplitOptions());
        RequireWhole(plan, labels, groups);
        for (int label = 0; label < 5; label++)
        {
            double total = labels.Count(x => x == label);
            Assert.InRange(plan.Test.Count(i => labels[i] == label) / total, 0.14, 0.16);
            Assert.InRange(plan.Validation.Count(i => labels[i] == label) / total, 0.14, 0.16);
        }
    }

    [Fact]
    public void Classes_that_share_their_few_groups_are_in_every_part_where_that_is_possible()
    {
        // Seven groups, each with a random set of three classes; all 3^7 assignments say whether every class can be in every part.
        int possible = 0;
        Gen.Select(Gen.Int[1, 7].Array[7], Gen.UInt).Sample(
            (sets, seed) =>
            {
                (int Label, int Group)[] samples = [.. Enumerable.Range(0, 7).SelectMany(group => Enumerable.Range(0, 3).Where(label => (sets[group] >> label & 1) == 1).Select(label => (label, group)))];
                int[] labels = [.. samples.Select(sample => sample.Label)], groups = [.. samples.Select(sample => sample.Group)];
                if (!CanBeEverywhere(samples)) return;
                Interlocked.Increment(ref possible);
                SplitPlan plan = StratifiedGroupSplit.Split(labels, groups, new SplitOptions { Seed = seed });
                foreach (SplitPart part in Enum.GetValues<SplitPart>()) Assert.Equal(3, plan[part].Select(i => labels[i]).Distinct().Count());
            },
            iter: 300);
        Assert.True(possible > 100, $"{possible} possible");
    }

    [Fact]
    public void The_split_of_a_seed_repeats()
    {
        (int[] labels, int[] groups) = Volumes(100, 3, 6);
        SplitPlan first = StratifiedGroupSplit.Split(labels, groups, new SplitOptions { Seed = 7 });
        SplitPlan again = StratifiedGroupSplit.Split(labels, groups, new SplitOptions { Seed = 7 });
        SplitPlan other = StratifiedGroupSplit.Split(labels, groups, new SplitOptions { Seed = 8 });
        Assert.Equal(first.Test, again.Test);
        Assert.NotEqual(first.Test, other.Test);
    }

    [Fact]
    public void Samples_without_a_group_are_split_one_by_one()
    {
        int[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 1 : 0)];
        int[] groups = [.. Enumerable.Repeat(-1, 400)];
        SplitPlan plan = StratifiedGroupSplit.Split(labels, groups, new SplitOptions());
        Assert.Equal(60, plan.Test.Length);
        Assert.Equal(15, plan.Test.Count(i => labels[i] == 1));
        Assert.Equal(60, plan.Validation.Length);
        Assert.Equal(15, plan.Validation.Count(i => labels[i] == 1));
    }

    [Fact]
    public void A_class_of_few_groups_is_refused_by_name_or_kept_in_training()
    {
        int[] labels = [0, 0, 0, 0, 0, 1, 1];
        int[] groups = [0, 1, 2, 3, 4, 5, 6];
        var options = new SplitOptions { ClassNames = new ClassNames(["leaf", "rust"]) };
        TrainTestSplitTests.Refused(
            "Class 1 ('rust') has 2 groups but 3 are needed, one for each part. Add groups, drop the class, or set TinyClass to KeepInTraining.",
            () => StratifiedGroupSplit.Split(labels, groups, options));
        SplitPlan plan = StratifiedGroupSplit.Split(labels, groups, options with { TinyClass = TinyClassRemedy.KeepInTraining });
        Assert.Contains(5, plan.Train);
        Assert.Contains(6, plan.Train);
        Assert.NotEmpty(plan.Validation);
        Assert.NotEmpty(plan.Test);
    }

    [Fact]
    public void Thousands_of_groups_reach_the_shares_to_a_thousandth()
    {
        (int[] labels, int[] groups) = Volumes(5_000, 10, 8);
        SplitPlan plan = StratifiedGroupSplit.Split(labels, groups, new SplitOptions());
        RequireWhole(plan, labels, groups);
        for (int label = 0; label < 10; label++)
        {
            double total = labels.Count(x => x == label);
            Assert.InRange(plan.Test.Count(i => labels[i] == label) / total, 0.149, 0.151);
            Assert.InRange(plan.Validation.Count(i => labels[i] == label) / total, 0.149, 0.151);
        }
    }

    [Fact]
    public void Groups_that_are_no_groups_are_refused()
    {
        Assert.Throws<ArgumentException>(() => StratifiedGroupSplit.Split([0, 1], [0], new SplitOptions()));
        Assert.Throws<ArgumentException>(() => StratifiedGroupSplit.Split([0, 1], [0, -2], new SplitOptions()));
    }

    private static bool CanBeEverywhere((int Label, int Group)[] samples)
    {
        int[] part = new int[7];
        for (int code = 0; code < 2187; code++)
        {
            for (int group = 0, rest = code; group < 7; group++, rest /= 3) part[group] = rest % 3;
            if (samples.Select(sample => (sample.Label, part[sample.Group])).Distinct().Count() == 9) return true;
        }

        return false;
    }

    private static (int[] Labels, int[] Groups, uint Seed) Build(int[][] sizes, uint seed)
    {
        var labels = new List<int>();
        var groups = new List<int>();
        int group = 0;
        for (int label = 0; label < sizes.Length; label++)
        {
            foreach (int size in sizes[label])
            {
                labels.AddRange(Enumerable.Repeat(label, size));
                groups.AddRange(Enumerable.Repeat(group++, size));
            }
        }

        return ([.. labels], [.. groups], seed);
    }

    private static (int[] Labels, int[] Groups) Volumes(int count, int classes, int largest)
    {
        var random = new RandomState(3);
        var labels = new List<int>();
        var groups = new List<int>();
        for (int group = 0; group < count; group++)
        {
            long size = random.Integer(2, largest + 1), main = random.Integer(0, classes);
            for (int i = 0; i < size; i++)
            {
                labels.Add((int)(random.NextDouble() < 0.7 ? main : random.Integer(0, classes)));
                groups.Add(group);
            }
        }

        return ([.. labels], [.. groups]);
    }

    private static void RequireWhole(SplitPlan plan, int[] labels, int[] groups)
    {
        Assert.Equal(Enumerable.Range(0, labels.Length), plan.Train.Concat(plan.Validation).Concat(plan.Test).Order());
        var parts = new Dictionary<int, SplitPart>();
        foreach (SplitPart part in Enum.GetValues<SplitPart>())
            foreach (int i in plan[part])
                Assert.Equal(part, parts.TryAdd(groups[i], part) ? part : parts[groups[i]]);
    }
}
