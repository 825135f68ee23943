using Ballast.Core;
using CsCheck;

namespace Ballast.Metrics.Tests;

public sealed class IsotonicRegressionTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Vector.Read("calibration.json")["calibration"].Items.Count())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void New_scores_are_mapped_as_by_scikit_learn(int index)
    {
        Vector vector = Vector.Read("calibration.json")["calibration"][index];
        IsotonicRegression fit = IsotonicRegression.Fit(vector["score"].Numbers, vector["y_true"].Integers, vector["weight"].Numbers);
        vector["isotonic"].Matches(fit.Apply(vector["query"].Numbers));
    }

    [Fact]
    public void Neighbours_that_fall_are_pooled_by_hand()
    {
        // 0, 1, 0, 1 at 1, 2, 3, 4: the two in the middle are pooled to 1/2.
        IsotonicRegression fit = IsotonicRegression.Fit([3, 1, 4, 2], [0, 0, 1, 1]);
        Assert.Equal([0, .5, .5, 1], fit.Apply([1, 2, 3, 4]));
        Assert.Equal(.25, fit.Probability(1.5));
        Assert.Equal(0, fit.Probability(-100));
        Assert.Equal(1, fit.Probability(double.PositiveInfinity));
    }

    [Fact]
    public void Equal_scores_are_one()
    {
        IsotonicRegression fit = IsotonicRegression.Fit([1, 1, 1, 2], [0, 1, 1, 1]);
        Assert.Equal([1.0, 2], fit.Scores);
        Assert.Equal([2.0 / 3, 1], fit.Values);
    }

    [Fact]
    public void Samples_of_weight_zero_are_not_there()
    {
        IsotonicRegression fit = IsotonicRegression.Fit([1, 2, 3], [1, 0, 1], [0, 1, 1]);
        Assert.Equal([2.0, 3], fit.Scores);
        Assert.Equal([0.0, 1], fit.Values);
    }

    [Fact]
    public void No_other_rising_steps_are_nearer_to_the_truth()
    {
        // On five scores all non-decreasing fits from a grid of tenths are farther.
        Gen.Int[0, 1].Array[5].Sample(truth =>
        {
            double[] scores = [1, 2, 3, 4, 5], fitted = IsotonicRegression.Fit(scores, truth).Apply(scores);
            double best = Distance(fitted, truth);
            for (int code = 0; code < 161051; code += 7)
            {
                double[] other = [.. Enumerable.Range(0, 5).Select(place => code / (int)Math.Pow(11, place) % 11 / 10.0)];
                if (other.Zip(other.Skip(1)).All(pair => pair.First <= pair.Second)) Assert.True(Distance(other, truth) >= best - 1e-12);
            }
        }, iter: 32);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused()
    {
        Assert.Throws<BallastException>(() => IsotonicRegression.Fit([double.PositiveInfinity], [1]));
        Assert.Throws<BallastException>(() => IsotonicRegression.Fit([], []));
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1], [1]).Probability(double.NaN));
    }

    private static double Distance(double[] values, int[] truth) => values.Zip(truth, (value, label) => (value - label) * (value - label)).Sum();
}
