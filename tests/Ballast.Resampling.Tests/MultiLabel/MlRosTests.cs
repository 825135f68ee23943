namespace Ballast.Resampling.Tests;

public sealed class MlRosTests
{
    // Counts 8, 4, 1: ratios 1, 2, 8 with the mean 11/3. Only label 2 is rare; sample 9 has it, alone.
    internal static LabelMatrix Rare(params int[] ofTheRareSample) =>
        LabelMatrix.FromSets([[0], [0], [0], [0], [0, 1], [0, 1], [0, 1], [0, 1], [], ofTheRareSample], 3);

    [Fact]
    public void Samples_of_rare_labels_are_repeated_until_the_label_is_no_longer_rare()
    {
        // 8/2 = 4 is above 11/3, 8/3 is not: two repeats, of five asked for.
        MultiLabelPlan plan = new MlRos(new() { Share = 0.5 }).Resample(Rare(2));
        Assert.Equal([.. Enumerable.Range(0, 10).Select(SampleOrigin.Original), SampleOrigin.Repeated(9), SampleOrigin.Repeated(9)], plan.Samples);
        Assert.Equal([2], plan.LabelSets.LabelsOf(11));
        Assert.Equal([8, 4, 3], plan.After.Counts);
        Assert.Equal(["Only 2 of 5 samples were repeated: no rare label is above the mean imbalance any more."], plan.Warnings);
        Assert.Equal(11 / 3.0, plan.Before.MeanIR, 1e-12);
    }

    [Fact]
    public void The_share_is_met_exactly_and_other_labels_come_along()
    {
        MultiLabelPlan plan = new MlRos(new() { Share = 0.1 }).Resample(Rare(0, 2));
        Assert.Equal(11, plan.Samples.Length);
        Assert.Equal([0, 2], plan.LabelSets.LabelsOf(10));
        Assert.Equal([10, 4, 2], plan.After.Counts);
        Assert.Empty(plan.Warnings);
    }

    [Fact]
    public void Bags_take_turns()
    {
        // Counts 20, 20, 2, 2: ratios 1, 1, 10, 10, mean 5.5: labels 2 and 3 in turn, 20/4 = 5 closes both after two each.
        LabelMatrix labels = LabelMatrix.FromSets([.. Enumerable.Repeat<int[]>([0, 1], 20), [2], [2], [3], [3]], 4);
        MultiLabelPlan plan = new MlRos(new() { Share = 1 }).Resample(labels);
        Assert.Equal([2, 3, 2, 3], Enumerable.Range(24, plan.Samples.Length - 24).Select(sample => plan.LabelSets.LabelsOf(sample)[0]));
    }

    [Fact]
    public void Labels_without_imbalance_and_settings_out_of_range_are_refused()
    {
        var sampler = new MlRos(new());
        Assert.Equal("There are no samples to resample. Give at least one.", Tables.Refusal(() => sampler.Resample(LabelMatrix.FromSets([], 2))));
        Assert.Equal("No sample has a label, so that there is nothing to balance.", Tables.Refusal(() => sampler.Resample(LabelMatrix.FromSets([[], []], 2))));
        Assert.Equal("All labels that occur are equally frequent, so that there is nothing to balance.", Tables.Refusal(() => sampler.Resample(LabelMatrix.FromSets([[0], [1]], 3))));
        Assert.Equal("Share is 0 but must be above 0 and at most 100. 0.25 is usual.", Tables.Refusal(() => new MlRosOptions { Share = 0 }));
    }
}
