using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class PredictedProbabilitiesTests
{
    [Fact]
    public void The_prediction_is_the_most_probable_class_and_of_equals_the_lowest()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.2, .4, .4, .5, .2, .3], 2, 3), [1, 2], [5, -1]);
        Assert.Equal([1, 0], predictions.ToLabels().Predicted);
        Assert.Equal(.4, predictions.Confidence(0));
        Assert.True(predictions.Correct(0));
        Assert.False(predictions.Correct(1));
        Assert.Equal([5, -1], predictions.ToLabels().Groups);
    }

    [Fact]
    public void Changing_the_callers_array_afterwards_changes_nothing()
    {
        double[] values = [.9, .1];
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>(values, 1, 2), [0]);
        (values[0], values[1]) = (.1, .9);
        Assert.Equal([.9, .1], predictions.Row(0).ToArray());
        predictions.ToMatrix()[0, 0] = .5;
        Assert.Equal(.9, predictions.Row(0)[0]);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    [InlineData(-.25, "-0.25")]
    [InlineData(1.5, "1.5")]
    public void A_value_that_is_no_probability_is_refused_with_row_and_column(double value, string shown) =>
        Assert.Equal(
            $"The probability in row 1, column 0 is {shown}. Probabilities are finite numbers from 0 to 1; "
            + "check that training did not diverge and that a softmax stands after the last layer.",
            Assert.Throws<BallastException>(() => PredictedProbabilities.Of(new Matrix<double>([.5, .5, value, .5], 2, 2), [0, 1])).Message);

    [Fact]
    public void A_row_that_does_not_sum_to_one_is_refused() =>
        Assert.Equal(
            "The probabilities in row 1 sum to 0.9. Each row sums to 1 (within 0.001); pass probabilities, not logits.",
            Assert.Throws<BallastException>(() => PredictedProbabilities.Of(new Matrix<double>([.5, .5, .4, .5], 2, 2), [0, 1])).Message);

    [Fact]
    public void Rounding_of_files_and_of_single_precision_passes()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.3333, .3333, .3333, 1.0000001, 0, 0], 2, 3), [0, 1]);
        Assert.Equal(2, predictions.Samples);
    }

    [Fact]
    public void Wrong_shapes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PredictedProbabilities.Of(new Matrix<double>([.5, .5], 1, 2), [0, 1]));
        Assert.Throws<ArgumentException>(() => PredictedProbabilities.Of(new Matrix<double>([.5, .5], 1, 2), [2]));
        Assert.Throws<ArgumentException>(() => PredictedProbabilities.Of(new Matrix<double>([.5, .5], 1, 2), [0], [1, 2]));
        Assert.Throws<ArgumentException>(() => PredictedProbabilities.Of(new Matrix<double>(1, 0), [0]));
        Assert.Throws<BallastException>(() => PredictedProbabilities.Of(new Matrix<double>(0, 2), []));
    }

    [Fact]
    public void Samples_taken_keep_their_truth_prediction_and_group()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.9, .1, .2, .8, .6, .4], 3, 2), [0, 1, 1], [3, 4, 5]);
        PredictedProbabilities taken = predictions.Take([2, 2, 1]).Take([0, 2]);
        Assert.Equal([1, 1], taken.ToLabels().Truth);
        Assert.Equal([0, 1], taken.ToLabels().Predicted);
        Assert.Equal([5, 4], taken.Groups);
        Assert.Equal([.6, .4], taken.Row(0).ToArray());
    }

    [Fact]
    public void The_positive_class_alone_says_both()
    {
        PredictedProbabilities predictions = PredictedProbabilities.OfPositive([.25, .75], [0, 1], [3, 3]);
        Assert.Equal([.75, .25], predictions.Row(0).ToArray());
        Assert.Equal([0, 1], predictions.ToLabels().Predicted);
        Assert.Equal([3, 3], predictions.Groups);
        Assert.Throws<BallastException>(() => PredictedProbabilities.OfPositive([1.5], [1]));
        Assert.Throws<ArgumentException>(() => PredictedProbabilities.OfPositive([.5], [2]));
    }
}
