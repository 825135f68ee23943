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

    [Fact]
    public void Weights_are_summed_beside_the_counts()
    {
        ConfusionMatrix counts = ConfusionMatrix.CountWeighted([0, 0, 1, 1], [0, 1, 1, 1], [.5, 1, 2, .25], 2);
        Assert.True(counts.IsWeighted);
        Assert.Equal(2, counts[1, 1]);
        Assert.Equal(2.25, counts.Weight(1, 1));
        Assert.Equal(1.5, counts.TruthWeight(0));
        Assert.Equal(3.25, counts.PredictedWeight(1));
        Assert.Equal(3.75, counts.TotalWeight);
    }

    [Fact]
    public void Without_weights_a_weight_is_a_count()
    {
        ConfusionMatrix counts = ConfusionMatrix.Count([0, 0, 1], [0, 1, 1], 2);
        Assert.False(counts.IsWeighted);
        Assert.Equal(1, counts.Weight(0, 1));
        Assert.Equal(2, counts.PredictedWeight(1));
        Assert.Equal(3, counts.TotalWeight);
    }

    [Fact]
    public void Weights_that_cannot_be_are_refused()
    {
        Assert.Equal(
            "The weight of sample 1 is -1. A weight is a finite number, 0 or more.",
            Assert.Throws<BallastException>(() => ConfusionMatrix.CountWeighted([0, 1], [0, 1], [1, -1], 2)).Message);
        Assert.Equal(
            "The weights of the samples sum to 0. Give at least one sample a weight above 0, and none a huge one.",
            Assert.Throws<BallastException>(() => ConfusionMatrix.CountWeighted([0, 1], [0, 1], [0, 0], 2)).Message);
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.CountWeighted([0, 1], [0, 1], [1], 2));
    }

    [Fact]
    public void A_resampled_table_is_not_scored_unless_allowed()
    {
        var table = new LabeledTable<double>(new Matrix<double>(3, 1), [0, 1, 1], 2) { ResampledBy = "SMOTE" };
        BallastException refused = Assert.Throws<BallastException>(() => ConfusionMatrix.Count(table, [0, 1, 0]));
        Assert.Equal(
            "The table was resampled by SMOTE: its classes are not as frequent as where the classifier is used, and some of its samples never were. "
            + "Score a part that was split off before resampling, or pass ResampledData.Allowed.",
            refused.Message);
        Assert.Throws<BallastException>(() => PredictedLabels.Of(table, [0, 1, 0]));
        Assert.Throws<BallastException>(() => PredictedProbabilities.Of(table, new Matrix<double>([1, 0, 0, 1, 0, 1], 3, 2)));
        Assert.Equal(2, ConfusionMatrix.Count(table, [0, 1, 0], ResampledData.Allowed).Correct);
        Assert.Equal(3, PredictedLabels.Of(table, [0, 1, 0], resampled: ResampledData.Allowed).Samples);
        Assert.Equal(3, PredictedProbabilities.Of(table, new Matrix<double>([1, 0, 0, 1, 0, 1], 3, 2), resampled: ResampledData.Allowed).Samples);
    }

    [Fact]
    public void A_table_as_it_was_collected_is_scored()
    {
        var table = new LabeledTable<double>(new Matrix<double>(3, 1), [0, 1, 1], 2);
        Assert.Equal(2, ConfusionMatrix.Count(table, [0, 1, 0]).Correct);
        Assert.Equal(2, PredictedLabels.Of(table, [0, 1, 0], [0, 1, 1]).Classes);
        Assert.Throws<ArgumentException>(() => PredictedProbabilities.Of(table, new Matrix<double>([1, 1, 1], 3, 1)));
    }
}
