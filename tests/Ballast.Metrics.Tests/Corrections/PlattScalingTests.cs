using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class PlattScalingTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vector.Read("calibration.json")["calibration"].Items.Count())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_optimum_equals_that_of_plain_newton_steps_in_numpy(int index)
    {
        Vector vector = Vector.Read("calibration.json")["calibration"][index];
        PlattScaling platt = PlattScaling.Fit(vector["score"].Numbers, vector["y_true"].Integers, vector["weight"].Numbers);
        // Both stop at a gradient near 1e-10 of a curvature above 1.
        Assert.Equal(vector["platt"][0].Number, platt.Slope, 1e-9);
        Assert.Equal(vector["platt"][1].Number, platt.Intercept, 1e-9);
    }

    [Fact]
    public void Without_a_signal_the_probability_is_the_mean_of_the_targets()
    {
        // One score for all: targets 3/4 twice (2 positives) and 1/4 twice, mean 1/2.
        PlattScaling platt = PlattScaling.Fit([1, 1, 1, 1], [0, 1, 0, 1]);
        Assert.Equal(.5, platt.Probability(1), 1e-9);
        // One class: the target of all three positives, 4/5.
        Assert.Equal(.8, PlattScaling.Fit([1, 1, 1], [1, 1, 1]).Probability(1), 1e-9);
    }

    [Fact]
    public void Scores_that_divide_the_classes_keep_a_finite_slope()
    {
        PlattScaling platt = PlattScaling.Fit([-2, -1, 1, 2], [0, 0, 1, 1]);
        Assert.InRange(platt.Slope, -5, -.5);
        Assert.Equal(0, platt.Intercept, 1e-9);
        Assert.True(platt.Probability(2) > platt.Probability(1));
    }

    [Fact]
    public void The_unit_of_the_score_does_not_matter()
    {
        double[] scores = [-2, -1, .5, -.5, 1, 2, .1], large = [.. scores.Select(score => score * 1e9)], small = [.. scores.Select(score => score * 1e-9)];
        int[] truth = [0, 0, 0, 1, 1, 1, 0];
        double[] expected = PlattScaling.Fit(scores, truth).Apply(scores);
        double[] ofLarge = PlattScaling.Fit(large, truth).Apply(large), ofSmall = PlattScaling.Fit(small, truth).Apply(small);
        for (int i = 0; i < scores.Length; i++)
        {
            Assert.Equal(expected[i], ofLarge[i], 1e-8);
            Assert.Equal(expected[i], ofSmall[i], 1e-8);
        }
    }

    [Fact]
    public void A_weight_of_two_is_a_sample_twice()
    {
        PlattScaling weighted = PlattScaling.Fit([-1, .5, 1, 2], [0, 0, 1, 1], [1, 2, 1, 1]);
        PlattScaling repeated = PlattScaling.Fit([-1, .5, .5, 1, 2], [0, 0, 0, 1, 1]);
        Assert.Equal(repeated.Slope, weighted.Slope, 1e-9);
        Assert.Equal(repeated.Intercept, weighted.Intercept, 1e-9);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        Assert.Equal(
            "The score of sample 1 is NaN. A score is a finite number; check that training did not diverge.",
            Assert.Throws<BallastException>(() => PlattScaling.Fit([1, double.NaN], [0, 1])).Message);
        Assert.Equal("All weights are 0. Give at least one sample a weight above 0.", Assert.Throws<BallastException>(() => PlattScaling.Fit([1, 2], [0, 1], [0, 0])).Message);
        Assert.Equal("The weight of sample 0 is -1. A weight is a finite number, 0 or more.", Assert.Throws<BallastException>(() => PlattScaling.Fit([1, 2], [0, 1], [-1, 0])).Message);
        Assert.Throws<BallastException>(() => PlattScaling.Fit([], []));
        Assert.Throws<ArgumentException>(() => PlattScaling.Fit([1], [2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlattScaling(double.NaN, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlattScaling(0, double.PositiveInfinity));
    }
}
