using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class IndexBalancedAccuracyTests
{
    // Recall 4/5 and specificity 1/2 of class 0; the other way round of class 1.
    private static readonly ConfusionMatrix Counts = ConfusionMatrix.FromCounts([4, 1, 5, 5], 2);

    [Fact]
    public void It_is_worked_by_hand()
    {
        // (1 + .1 · (.8 − .5)) · (√(.8 · .5))² = 1.03 · .4; with α = 1, 1.3 · .4; the score as it is, 1.03 · √.4.
        Assert.Equal(.412, IndexBalancedAccuracy.Of(Math.Sqrt(.4), .8, .5), 1e-15);
        Assert.Equal(.52, IndexBalancedAccuracy.Of(Math.Sqrt(.4), .8, .5, new IndexBalancedAccuracyOptions { Alpha = 1 }), 1e-15);
        Assert.Equal(1.03 * Math.Sqrt(.4), IndexBalancedAccuracy.Of(Math.Sqrt(.4), .8, .5, new IndexBalancedAccuracyOptions { Power = ScorePower.AsIs }), 1e-15);
    }

    [Fact]
    public void Each_class_takes_its_own_sensitivity_and_specificity()
    {
        double[] values = [.. IndexBalancedAccuracy.PerClass(Counts, ClassificationScores.GeometricMeanPerClass)];
        Assert.Equal(1.03 * .4, values[0], 1e-15);
        Assert.Equal(.97 * .4, values[1], 1e-15);
    }

    [Fact]
    public void Averaged_over_two_classes_neither_dominates()
    {
        // Macro sensitivity and specificity are both .65.
        double value = IndexBalancedAccuracy.Of(Counts, ClassificationScores.MacroF1, ScoreAverage.Macro);
        Assert.Equal(ClassificationScores.MacroF1(Counts) * ClassificationScores.MacroF1(Counts), value, 1e-15);
    }

    [Fact]
    public void Alpha_is_from_0_to_1() =>
        Assert.Equal("Alpha is 2 but must be from 0 to 1. 0.1 is usual.", Assert.Throws<BallastException>(() => new IndexBalancedAccuracyOptions { Alpha = 2 }).Message);
}
