using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class LabelMatrixTests
{
    [Fact]
    public void Tables_and_lists_say_the_same()
    {
        LabelMatrix lists = LabelMatrix.FromSets([[2, 0], [], [1]], 3), table = LabelMatrix.FromTable(new Matrix<byte>([1, 0, 1, 0, 0, 0, 0, 1, 0], 3, 3));
        Assert.Equal((3, 3), (lists.Samples, lists.Labels));
        for (int sample = 0; sample < 3; sample++) Assert.Equal(table.LabelsOf(sample), lists.LabelsOf(sample));
        Assert.Equal([0, 2], lists.LabelsOf(0));
        Assert.True(lists[2, 1]);
        Assert.False(lists[1, 1]);
    }

    [Fact]
    public void A_table_is_copied()
    {
        var values = new Matrix<byte>([1, 0], 1, 2);
        LabelMatrix labels = LabelMatrix.FromTable(values);
        values[0, 0] = 0;
        Assert.True(labels[0, 0]);
    }

    [Fact]
    public void Values_that_are_no_labels_are_refused()
    {
        Assert.Equal(
            "The value of sample 1, label 0 is 2 but must be 0 or 1. 1 stands for a label that the sample has.",
            Tables.Refusal(() => LabelMatrix.FromTable(new Matrix<byte>([1, 2], 2, 1))));
        Assert.Equal("Sample 0 has label 3, but labels go from 0 to 2.", Tables.Refusal(() => LabelMatrix.FromSets([[3]], 3)));
        Assert.Equal("Sample 0 has label 1 twice. Name each label once.", Tables.Refusal(() => LabelMatrix.FromSets([[1, 1]], 3)));
        Assert.Equal("There are 0 labels, but one or more are needed.", Tables.Refusal(() => LabelMatrix.FromSets([], 0)));
        Assert.Equal("There are 0 labels, but one or more are needed.", Tables.Refusal(() => LabelMatrix.FromTable(new Matrix<byte>(2, 0))));
    }

    [Fact]
    public void Imbalance_is_the_most_frequent_label_over_each()
    {
        // Counts 4, 2, 1, 0: ratios 1, 2, 4; their mean is 7/3.
        LabelImbalance imbalance = LabelImbalance.Of(LabelMatrix.FromSets([[0, 1], [0, 2], [0], [0, 1]], 4));
        Assert.Equal([4, 2, 1, 0], imbalance.Counts);
        Assert.Equal([1, 2, 4, double.PositiveInfinity], imbalance.IRLbl);
        Assert.Equal(7 / 3.0, imbalance.MeanIR, 1e-15);
        Assert.Equal(4, imbalance.Samples);
        Assert.Equal(0, LabelImbalance.Of(LabelMatrix.FromSets([[]], 2)).MeanIR);
    }
}
