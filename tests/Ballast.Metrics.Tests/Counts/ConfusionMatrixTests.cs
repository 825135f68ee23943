using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class ConfusionMatrixTests
{
    [Fact]
    public void Rows_are_the_truth_and_columns_the_prediction()
    {
        ConfusionMatrix counts = ConfusionMatrix.Count([0, 0, 1, 2], [0, 1, 1, 0], 3);
        Assert.Equal(1, counts[0, 1]);
        Assert.Equal(0, counts[1, 0]);
        Assert.Equal(1, counts[2, 0]);
        Assert.Equal([2, 1, 1], counts.TruthCounts.Counts);
        Assert.Equal([2, 2, 0], counts.PredictedCounts.Counts);
        Assert.Equal(4, counts.Total);
        Assert.Equal(2, counts.Correct);
    }

    [Fact]
    public void A_class_occurs_when_it_is_true_or_predicted()
    {
        ConfusionMatrix counts = ConfusionMatrix.Count([0, 1], [0, 2], 4);
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(counts.Occurs));
    }

    [Fact]
    public void Counting_probabilities_takes_the_most_probable_class_and_of_equals_the_lowest()
    {
        ConfusionMatrix counts = ConfusionMatrix.FromProbabilities(new Matrix<double>([.2, .4, .4, .5, .2, .3], 2, 3), [1, 2]);
        Assert.Equal(1, counts[1, 1]);
        Assert.Equal(1, counts[2, 0]);
    }

    [Fact]
    public void Counts_can_be_taken_as_given() =>
        Assert.Equal(7, ConfusionMatrix.FromCounts([5, 7, 0, 1], 2)[0, 1]);

    [Fact]
    public void Wrong_counts_are_refused()
    {
        Assert.Equal("2 classes need 4 counts, but 3 were given. (Parameter 'counts')", Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromCounts([1, 2, 3], 2)).Message);
        Assert.Equal(
            "The count in row 1, column 0 is -3; a count is zero or more. (Parameter 'counts')",
            Assert.Throws<ArgumentException>(() => ConfusionMatrix.FromCounts([1, 2, -3, 0], 2)).Message);
    }

    [Fact]
    public void A_label_outside_the_classes_is_refused_with_its_sample() =>
        Assert.Equal(
            "Label 3 of sample 1 is outside 0 … 2. (Parameter 'predicted')",
            Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([0, 1], [0, 3], 3)).Message);

    [Fact]
    public void Lengths_that_differ_are_refused() =>
        Assert.Equal(
            "There are 2 true labels but 1 values of 'predicted'; each sample needs one of both. (Parameter 'predicted')",
            Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([0, 1], [0], 3)).Message);

    [Fact]
    public void No_sample_is_refused() =>
        Assert.Equal(
            "There is no sample to score. A score needs at least one; check that the part that is scored is not empty.",
            Assert.Throws<BallastException>(() => ConfusionMatrix.Count([], [], 3)).Message);

    [Fact]
    public void A_cell_outside_the_matrix_is_refused()
    {
        ConfusionMatrix counts = ConfusionMatrix.FromCounts([1, 2, 3, 4], 2);
        Assert.Throws<ArgumentOutOfRangeException>(() => counts[0, 2]);
        Assert.Throws<ArgumentOutOfRangeException>(() => counts[0, -1]);
        Assert.Throws<IndexOutOfRangeException>(() => counts[2, 0]);
    }
}
