using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class PriorEstimationTests
{
    [Fact]
    public void It_finds_the_shares_that_the_samples_were_drawn_with()
    {
        double[] shares = [.7, .2, .1];
        (Matrix<double> honest, _) = Samples.Posteriors(20_000, shares, 2, 1, seed: 9);
        Matrix<double> balanced = PriorCorrection.Apply(honest, shares, [1, 1, 1]);
        PriorEstimation estimation = PriorEstimation.Fit(balanced, [1, 1, 1]);
        Assert.True(estimation.Converged);
        // The standard deviation of a share of 20 000 draws is at most 0.0035.
        for (int label = 0; label < 3; label++) Assert.Equal(shares[label], estimation.Priors[label], .015);
        Matrix<double> corrected = PriorCorrection.Apply(balanced, [1, 1, 1], estimation.Priors.AsSpan());
        for (int i = 0; i < corrected.Values.Length; i++) Assert.Equal(corrected.Values[i], estimation.Probabilities.Values[i], 1e-12);
    }

    [Fact]
    public void One_round_is_worked_by_hand()
    {
        // Priors ½ and ½: nothing is corrected, the next belief is the mean of the rows, (.9 + .6) / 2.
        PriorEstimation estimation = PriorEstimation.Fit(new Matrix<double>([.9, .1, .6, .4], 2, 2), [2, 2], new PriorEstimationOptions { MostRounds = 1 });
        Assert.Equal(.75, estimation.Priors[0], 1e-15);
        Assert.Equal(1, estimation.Rounds);
        Assert.False(estimation.Converged);
        // .9 · .75 / (.9 · .75 + .1 · .25) = .675 / .7.
        Assert.Equal(.675 / .7, estimation.Probabilities[0, 0], 1e-15);
    }

    [Fact]
    public void Settings_and_priors_that_cannot_be_are_refused()
    {
        Assert.Throws<BallastException>(() => PriorEstimation.Fit(new Matrix<double>([1, 0], 1, 2), [1, 0]));
        Assert.Throws<BallastException>(() => PriorEstimation.Fit(new Matrix<double>(0, 2), [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriorEstimationOptions { Tolerance = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new PriorEstimationOptions { MostRounds = 0 });
    }
}
