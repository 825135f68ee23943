using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class MlsmoteTests
{
    // Label 0: samples 0 … 9; label 1: 9, 10, 11; label 2: 10, 11. Counts 10, 3, 2: ratios 1, 10/3, 5, mean 28/9.
    private static readonly LabelMatrix Labels = LabelMatrix.FromSets([.. Enumerable.Repeat<int[]>([0], 9), [0, 1], [1, 2], [1, 2]], 3);
    private static readonly Matrix<double> Features = Tables.Line(0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 21, 23);

    [Fact]
    public void Each_sample_of_a_rare_label_makes_one_with_the_labels_of_most()
    {
        // With all three samples of label 1 as sample and neighbours: label 0 has one of three, label 1 three, label 2 two. After that label 2 has 5 of 10, which is not rare.
        MultiLabelPlan plan = new Mlsmote(new() { Neighbors = 2 }).Resample(Features, Labels);
        Assert.Equal([9, 10, 11], plan.Samples.Skip(12).Select(origin => origin.Base));
        Assert.All(plan.Samples.Skip(12), origin => Assert.True(origin.Kind == SampleKind.Synthetic && origin.Neighbor is >= 9 and <= 11 && origin.Neighbor != origin.Base));
        Assert.All(Enumerable.Range(12, 3), sample => Assert.Equal([1, 2], plan.LabelSets.LabelsOf(sample)));
        Assert.Equal([10, 6, 5], plan.After.Counts);
        Assert.Empty(plan.Warnings);
        Assert.All(Enumerable.Range(12, 3), row => Assert.InRange(PlanFeatures.Apply(plan, Features)[row, 0], 20, 23));
    }

    [Fact]
    public void Labels_can_be_those_of_any_or_of_all()
    {
        MultiLabelPlan any = new Mlsmote(new() { Neighbors = 2, Rule = LabelSetRule.Union }).Resample(Features, Labels);
        Assert.All(Enumerable.Range(12, 3), sample => Assert.Equal([0, 1, 2], any.LabelSets.LabelsOf(sample)));

        // All three have label 1 only, so that label 2 stays rare: two more, of samples 10 and 11, which share labels 1 and 2.
        MultiLabelPlan all = new Mlsmote(new() { Neighbors = 2, Rule = LabelSetRule.Intersection }).Resample(Features, Labels);
        Assert.Equal([[1], [1], [1], [1, 2], [1, 2]], Enumerable.Range(12, all.Samples.Length - 12).Select(sample => all.LabelSets.LabelsOf(sample).ToArray()));
        Assert.Equal([9, 10, 11, 10, 11], all.Samples.Skip(12).Select(origin => origin.Base));
        Assert.Equal(["Label 2 has 2 samples, so MLSMOTE used 1 neighbors for it, not 2."], all.Warnings);
    }

    [Fact]
    public void A_label_of_a_single_sample_is_passed_over()
    {
        MultiLabelPlan plan = new Mlsmote(new()).Resample(Tables.Line(0, 1, 2, 3), LabelMatrix.FromSets([[0], [0], [0], [1]], 2));
        Assert.Equal(4, plan.Samples.Length);
        Assert.Equal(["Label 1 has a single sample, so MLSMOTE made none for it."], plan.Warnings);
    }

    [Fact]
    public void Workers_do_not_change_a_bit()
    {
        (Matrix<float> features, int[] classes) = SmoteTests.Data([200, 60, 40]);
        LabelMatrix labels = LabelMatrix.FromSets([.. classes.Select((label, i) => i % 3 == 0 && label > 0 ? new[] { 0, label } : [label])], 3);
        MultiLabelPlan one = new Mlsmote(new() { Workers = 1 }).Resample(features, labels), three = new Mlsmote(new() { Workers = 3 }).Resample(features, labels);
        Assert.Equal(one.Samples, three.Samples);
        Assert.Equal(one.After.Counts, three.After.Counts);
        Assert.True(one.After.MeanIR < one.Before.MeanIR);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Equal("There are no samples to resample. Give at least one.", Tables.Refusal(() => new Mlsmote(new()).Resample(new Matrix<double>(0, 1), LabelMatrix.FromSets([], 2))));
        Assert.StartsWith("The feature in row 0, column 0 is NaN;", Tables.Refusal(() => new Mlsmote(new()).Resample(Tables.Line(double.NaN), LabelMatrix.FromSets([[0]], 2))));
        ArgumentException lengths = Assert.Throws<ArgumentException>(() => new Mlsmote(new()).Resample(Tables.Line(1, 2), LabelMatrix.FromSets([[0]], 2)));
        Assert.Equal("There are 2 rows of features and 1 samples with labels. (Parameter 'labels')", lengths.Message);
        Assert.Equal("Neighbors is 0 but must be 1 or more. 5 is usual.", Tables.Refusal(() => new MlsmoteOptions { Neighbors = 0 }));
        Assert.Equal("Workers is 0 but must be 1 or more.", Tables.Refusal(() => new MlsmoteOptions { Workers = 0 }));
        ArgumentException rows = Assert.Throws<ArgumentException>(() => PlanFeatures.Apply(new Mlsmote(new() { Neighbors = 1 }).Resample(Features, Labels), Tables.Line(1)));
        Assert.Equal("The table has 1 rows, but the plan was made for 12. (Parameter 'features')", rows.Message);
    }
}
