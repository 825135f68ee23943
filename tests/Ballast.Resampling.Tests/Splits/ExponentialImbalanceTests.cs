using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class ExponentialImbalanceTests
{
    [Fact]
    public void Counts_are_those_published_for_CIFAR_10_LT()
    {
        // Cao et al. 2019 (LDAM-DRW): CIFAR-10, imbalance factor 100.
        Assert.Equal([5000, 2997, 1796, 1077, 645, 387, 232, 139, 83, 50], ExponentialImbalance.Counts(5000, 10, 100));
    }

    [Fact]
    public void Counts_are_those_published_for_CIFAR_100_LT()
    {
        System.Collections.Immutable.ImmutableArray<int> counts = ExponentialImbalance.Counts(500, 100, 100);
        Assert.Equal((500, 5, 10847), (counts[0], counts[^1], counts.Sum()));
    }

    [Fact]
    public void Samples_without_groups_hit_the_counts_exactly()
    {
        int[] labels = [.. Enumerable.Range(0, 10).SelectMany(label => Enumerable.Repeat(label, 500))];
        ExponentialImbalancePlan plan = ExponentialImbalance.Plan(labels, [], new ExponentialImbalanceOptions { Ratio = 20 });
        Assert.Equal(ExponentialImbalance.Counts(500, 10, 20), plan.Counts.Counts);
        Assert.Equal(plan.Counts.Counts, ClassCounts.Of([.. plan.Kept.Select(i => labels[i])], 10).Counts);
        Assert.Equal(plan.Kept.Order().Distinct(), plan.Kept);
    }

    [Fact]
    public void Classes_are_ordered_by_size_and_keep_what_they_have_when_they_have_less()
    {
        // Sizes 30, 100, 4: order 1, 0, 2; the rule gives 100, int(100 / √50) = 14 (50 ^ 0.5 = 7.07), 2; the class of 4 keeps 2.
        int[] labels = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 100), .. Enumerable.Repeat(2, 4)];
        Assert.Equal([14, 100, 2], ExponentialImbalance.Plan(labels, [], new ExponentialImbalanceOptions { Ratio = 50 }).Counts.Counts);
        // Ratio 10: 100, 31, 10; the classes of 30 and 4 keep all.
        Assert.Equal([30, 100, 4], ExponentialImbalance.Plan(labels, [], new ExponentialImbalanceOptions { Ratio = 10 }).Counts.Counts);
    }

    [Fact]
    public void A_given_order_decides_which_class_becomes_rare()
    {
        int[] labels = [.. Enumerable.Repeat(0, 100), .. Enumerable.Repeat(1, 100)];
        Assert.Equal([10, 100], ExponentialImbalance.Plan(labels, [], new ExponentialImbalanceOptions { Ratio = 10, Order = [1, 0] }).Counts.Counts);
    }

    [Fact]
    public void Groups_stay_whole_and_counts_come_within_half_a_group()
    {
        // Groups of 7 of one class each; 10 classes of 70 groups.
        int[] labels = [.. Enumerable.Range(0, 4900).Select(i => i / 490)], groups = [.. Enumerable.Range(0, 4900).Select(i => i / 7)];
        ExponentialImbalancePlan plan = ExponentialImbalance.Plan(labels, groups, new ExponentialImbalanceOptions { Ratio = 30 });
        Assert.All(plan.Kept.GroupBy(i => groups[i]), group => Assert.Equal(7, group.Count()));
        for (int label = 0; label < 10; label++) Assert.InRange(plan.Counts[label], plan.Aim[label] - 3.5, plan.Aim[label] + 3.5);
    }

    [Fact]
    public void No_class_loses_its_last_group()
    {
        // The rule asks for 1 image of class 1, whose groups hold 10 each.
        int[] labels = [.. Enumerable.Repeat(0, 100), .. Enumerable.Repeat(1, 20)], groups = [.. Enumerable.Repeat(-1, 100), .. Enumerable.Range(0, 20).Select(i => i / 10)];
        Assert.Equal([100, 10], ExponentialImbalance.Plan(labels, groups, new ExponentialImbalanceOptions { Ratio = 100 }).Counts.Counts);
    }

    [Fact]
    public void The_seed_decides_which_samples_are_kept()
    {
        int[] labels = [.. Enumerable.Range(0, 200).Select(i => i / 100)];
        int[] Kept(uint seed) => [.. ExponentialImbalance.Plan(labels, [], new ExponentialImbalanceOptions { Ratio = 10, Seed = seed }).Kept];
        Assert.Equal(Kept(1), Kept(1));
        Assert.NotEqual(Kept(1), Kept(2));
    }

    [Fact]
    public void An_imbalance_beyond_the_largest_class_is_refused()
    {
        BallastException error = Assert.Throws<BallastException>(() => ExponentialImbalance.Plan([0, 0, 0, 1], [], new ExponentialImbalanceOptions { Ratio = 5 }));
        Assert.Equal("An imbalance of 5 leaves the smallest class without samples, for the largest has 3. Take at most 3.", error.Message);
    }

    [Fact]
    public void An_order_that_misses_a_class_is_refused()
    {
        BallastException error = Assert.Throws<BallastException>(() => ExponentialImbalance.Plan([0, 1, 2], [], new ExponentialImbalanceOptions { Ratio = 1, Order = [0, 2] }));
        Assert.Equal("The order names the classes 0, 2, but those with samples are 0, 1, 2. Name each of these once.", error.Message);
    }

    [Fact]
    public void An_imbalance_below_one_is_refused()
    {
        BallastException error = Assert.Throws<BallastException>(() => new ExponentialImbalanceOptions { Ratio = 0.5 });
        Assert.Equal("The imbalance is 0.5; it must be 1 or more. 20 means twenty samples of the largest class for one of the smallest.", error.Message);
    }
}
