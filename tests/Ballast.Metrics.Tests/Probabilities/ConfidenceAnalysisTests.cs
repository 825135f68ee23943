using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class ConfidenceAnalysisTests
{
    // True 0: .9 right, .6 wrong. True 1: .7 right, 1 right. Class 2 has none.
    private static readonly PredictedProbabilities Predictions = PredictedProbabilities.Of(
        new Matrix<double>([.9, .1, 0, .4, .6, 0, .2, .7, .1, 0, 1, 0], 4, 3), [0, 0, 1, 1]);

    [Fact]
    public void Mean_confidences_are_by_true_class_and_zero_where_there_is_none()
    {
        ClassConfidence[] classes = [.. ConfidenceAnalysis.Of(Predictions).Classes];
        Assert.Equal(new ClassConfidence(.75, .9, .6), classes[0]);
        Assert.Equal(new ClassConfidence(.85, .85, 0), classes[1]);
        Assert.Equal(new ClassConfidence(0, 0, 0), classes[2]);
    }

    [Fact]
    public void Histograms_count_right_and_wrong_predictions_apart()
    {
        ConfidenceAnalysis analysis = ConfidenceAnalysis.Of(Predictions, bins: 5);
        // Bins of .2: .7 in the fourth, .9 and 1 in the fifth.
        Assert.Equal([0, 0, 0, 1, 2], analysis.Correct.Counts);
        Assert.Equal([0, 0, 0, 1, 0], analysis.Incorrect.Counts);
    }

    [Fact]
    public void The_area_of_a_density_is_one()
    {
        ConfidenceAnalysis analysis = ConfidenceAnalysis.Of(Predictions);
        Assert.Equal(50, analysis.Correct.Density.Length);
        Assert.Equal(1, analysis.Correct.Density.Sum() / 50, 1e-12);
        Assert.Equal(3, analysis.Correct.Samples);
    }

    [Fact]
    public void Without_a_wrong_prediction_the_density_of_wrong_ones_is_zero()
    {
        ConfidenceAnalysis analysis = ConfidenceAnalysis.Of(PredictedProbabilities.Of(new Matrix<double>([1, 0], 1, 2), [0]));
        Assert.All(analysis.Incorrect.Density, height => Assert.Equal(0, height));
    }

    [Fact]
    public void Less_than_one_bin_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => ConfidenceAnalysis.Of(Predictions, 0));
}
