namespace Ballast.Resampling.Tests;

public sealed class MlRusTests
{
    [Fact]
    public void Samples_of_frequent_labels_go_and_those_with_a_rare_one_stay()
    {
        for (uint seed = 0; seed < 20; seed++)
        {
            MultiLabelPlan plan = new MlRus(new() { Share = 0.3, Seed = seed }).Resample(MlRosTests.Rare(0, 1, 2));
            Assert.Equal(3, plan.Removed.Length);
            Assert.Equal(7, plan.Samples.Length);
            Assert.Empty(plan.Warnings);
            Assert.Equal(1, plan.After.Counts[2]);
            Assert.DoesNotContain(plan.Removed, removed => removed.Index >= 8); // 8 has no label, 9 the rare one
            Assert.All(plan.Removed, removed => Assert.Equal("It was drawn from the samples of a frequent label", removed.Reason));
            Assert.Equal(plan.Removed.Select(removed => removed.Index).Order(), plan.Removed.Select(removed => removed.Index));
        }
    }

    [Fact]
    public void Every_carrier_of_a_rare_label_stays()
    {
        // Counts 9 and 3, ratios 1 and 3, mean 2: label 1 is rare, on samples 6, 7 and 8.
        LabelMatrix labels = LabelMatrix.FromSets([[0], [0], [0], [0], [0], [0], [0, 1], [0, 1], [0, 1]], 2);
        for (uint seed = 0; seed < 20; seed++)
            Assert.All(new MlRus(new() { Share = 0.5, Seed = seed }).Resample(labels).Removed, removed => Assert.InRange(removed.Index, 0, 5));
    }

    [Fact]
    public void A_bag_closes_when_its_label_is_no_longer_frequent()
    {
        // Counts 9, 6, 1: ratios 1, 1.5, 9, mean 23/6. Label 1 closes when the largest count is 23/6 times its own, label 0 never; but the last samples stay.
        LabelMatrix labels = LabelMatrix.FromSets([.. Enumerable.Repeat<int[]>([0], 8), .. Enumerable.Repeat<int[]>([1], 6), [0, 2]], 3);
        MultiLabelPlan plan = new MlRus(new() { Share = 0.99 }).Resample(labels);
        Assert.Equal([$"Only {plan.Removed.Length} of 14 samples were left out: no frequent label has samples left that may go."], plan.Warnings);
        Assert.All(plan.After.Counts, count => Assert.True(count >= 1));
        Assert.Equal(1, plan.After.Counts[2]);
    }

    [Fact]
    public void Carriers_of_a_rare_label_may_go_but_not_its_last_one()
    {
        LabelMatrix labels = LabelMatrix.FromSets([[0], [0], [0], [0], [0], [0], [0], [0, 1], [0, 1]], 2); // counts 9 and 2, ratios 1 and 4.5, mean 2.75
        int carriersGone = 0;
        for (uint seed = 0; seed < 20; seed++)
        {
            MultiLabelPlan plan = new MlRus(new() { Share = 0.5, Carriers = RareLabelCarriers.MayGo, Seed = seed }).Resample(labels);
            Assert.Equal(4, plan.Removed.Length);
            Assert.True(plan.After.Counts[1] >= 1);
            carriersGone += plan.Removed.Count(removed => removed.Index >= 7);
        }

        Assert.True(carriersGone > 0);
    }

    [Fact]
    public void Labels_without_imbalance_and_settings_out_of_range_are_refused()
    {
        Assert.Equal("All labels that occur are equally frequent, so that there is nothing to balance.", Tables.Refusal(() => new MlRus(new()).Resample(LabelMatrix.FromSets([[0], [1]], 2))));
        Assert.Equal("Share is 1 but must be above 0 and below 1. 0.25 is usual.", Tables.Refusal(() => new MlRusOptions { Share = 1 }));
    }
}
