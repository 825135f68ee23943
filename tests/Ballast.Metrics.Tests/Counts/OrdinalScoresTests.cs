namespace Ballast.Metrics.Tests;

public sealed class OrdinalScoresTests
{
    [Fact]
    public void The_error_of_each_true_class_counts_alike()
    {
        // Class 0: one of four is off by 2, 1/2. Class 2: both off by 1, 1. The mean is 3/4.
        ConfusionMatrix counts = ConfusionMatrix.Count([0, 0, 0, 0, 2, 2], [0, 0, 0, 2, 1, 1], 3);
        Assert.Equal(.75, OrdinalScores.MacroAveragedMeanAbsoluteError(counts));
    }

    [Fact]
    public void A_class_that_is_only_predicted_is_not_averaged()
    {
        // Class 1 has no true sample: the error of class 0 alone, 1/2.
        Assert.Equal(.5, OrdinalScores.MacroAveragedMeanAbsoluteError(ConfusionMatrix.Count([0, 0], [0, 1], 2)));
    }

    [Fact]
    public void Samples_of_more_weight_count_more()
    {
        // Of a weight of 4, 1 is off by 1.
        Assert.Equal(.25, OrdinalScores.MacroAveragedMeanAbsoluteError(ConfusionMatrix.CountWeighted([0, 0], [0, 1], [3, 1], 2)));
    }
}
