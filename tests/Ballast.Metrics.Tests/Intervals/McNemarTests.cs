using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class McNemarTests
{
    [Fact]
    public void P_values_are_those_of_SciPys_binomial_and_chi_square()
    {
        foreach (Vector vector in Vector.Read("reference.json")["mcnemar"].Items)
        {
            McNemarResult result = McNemar.Test(vector["b"].Integer, vector["c"].Integer);
            vector["statistic"].Matches(result.Statistic);
            Assert.Equal(1, result.PValue / vector["p"].Number, 1e-12);
            Assert.Equal(vector["b"].Integer + vector["c"].Integer < 25 ? McNemarMethod.ExactBinomial : McNemarMethod.ChiSquare, result.Method);
        }
    }

    [Fact]
    public void Only_samples_that_one_of_the_two_gets_right_count()
    {
        // Both right, only first, only first, only second, both wrong.
        int[] truth = [0, 0, 1, 1, 1];
        McNemarResult result = McNemar.Test(PredictedLabels.Of(truth, [0, 0, 1, 0, 0], 2), PredictedLabels.Of(truth, [0, 1, 0, 1, 0], 2));
        Assert.Equal((2, 1), (result.OnlyFirstCorrect, result.OnlySecondCorrect));
        // 2 · (1 + 3) / 8, at most 1.
        Assert.Equal(1, result.PValue);
    }

    [Fact]
    public void The_order_of_the_two_does_not_matter() => Assert.Equal(McNemar.Test(4, 30).PValue, McNemar.Test(30, 4).PValue);

    [Fact]
    public void Different_samples_are_refused() =>
        Assert.Throws<BallastException>(() => McNemar.Test(PredictedLabels.Of([0], [0], 2), PredictedLabels.Of([1], [0], 2)));

    [Fact]
    public void Negative_counts_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.Test(-1, 3));
}
