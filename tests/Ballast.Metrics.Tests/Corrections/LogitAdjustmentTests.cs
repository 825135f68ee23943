using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class LogitAdjustmentTests
{
    [Fact]
    public void Tau_one_divides_by_the_prior_and_renormalises()
    {
        // .6 / .8 = .75 and .4 / .2 = 2: shares .75 / 2.75 and 2 / 2.75.
        Matrix<double> adjusted = LogitAdjustment.Apply(new Matrix<double>([.6, .4], 1, 2), [.8, .2]);
        Assert.Equal(.75 / 2.75, adjusted[0, 0], 1e-15);
        Assert.Equal(2 / 2.75, adjusted[0, 1], 1e-15);
    }

    [Fact]
    public void Tau_is_a_power_of_the_prior()
    {
        // √.81 = .9 and √.04 = .2.
        Matrix<double> adjusted = LogitAdjustment.Apply(new Matrix<double>([.5, .5], 1, 2), [.81, .04], .5);
        Assert.Equal(1 / .9 / (1 / .9 + 1 / .2), adjusted[0, 0], 1e-15);
    }

    [Fact]
    public void Tau_zero_and_equal_priors_change_nothing()
    {
        (Matrix<double> probabilities, _) = Samples.Posteriors(50, [.6, .3, .1], 1, 1, seed: 1);
        Matrix<double> untouched = LogitAdjustment.Apply(probabilities, [.6, .3, .1], 0);
        Matrix<double> equal = LogitAdjustment.Apply(probabilities, [2, 2, 2]);
        for (int i = 0; i < probabilities.Values.Length; i++)
        {
            Assert.Equal(probabilities.Values[i], untouched.Values[i], 1e-15);
            Assert.Equal(probabilities.Values[i], equal.Values[i], 1e-15);
        }
    }

    [Fact]
    public void A_probability_of_zero_stays_zero() =>
        Assert.Equal([1.0, 0], LogitAdjustment.Apply(new Matrix<double>([1, 0], 1, 2), [.9, .1]).Row(0).ToArray());

    [Fact]
    public void A_class_without_prior_is_refused() =>
        Assert.Equal(
            "The prior of class 1 is 0. A prior is a finite number above 0; a class without samples cannot be corrected: drop it or count it as one sample.",
            Assert.Throws<BallastException>(() => LogitAdjustment.Apply(new Matrix<double>([.6, .4], 1, 2), [1, 0])).Message);

    [Fact]
    public void Values_that_cannot_be_are_refused()
    {
        Matrix<double> probabilities = new([.6, .4], 1, 2);
        Assert.Throws<ArgumentException>(() => LogitAdjustment.Apply(probabilities, [1]));
        Assert.Throws<BallastException>(() => LogitAdjustment.Apply(probabilities, [1, double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogitAdjustment.Apply(probabilities, [.5, .5], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LogitAdjustment.Apply(probabilities, [.5, .5], double.NaN));
        Assert.Throws<BallastException>(() => LogitAdjustment.Apply(new Matrix<double>([double.NaN, .4], 1, 2), [.5, .5]));
    }

    [Fact]
    public void The_best_tau_of_the_grid_is_chosen()
    {
        // A sample turns to class 1 when p₁ / .1 ^ τ > p₀ / .9 ^ τ. At p₁ = .3 that is 9 ^ τ > 2.33: 9 ^ .3 = 1.93 is too little, 9 ^ .4 = 2.41 enough.
        PredictedProbabilities validation = PredictedProbabilities.Of(new Matrix<double>([.9999, .0001, .9999, .0001, .7, .3, .7, .3], 4, 2), [0, 0, 1, 1]);
        TauChoice choice = LogitAdjustment.ChooseTau(validation, [.9, .1]);
        Assert.Equal(.4, choice.Tau);
        Assert.Equal(21, choice.Grid.Length);
        Assert.Equal((0, 2), (choice.Grid[0].Tau, choice.Grid[20].Tau));
        Assert.Equal(1, choice.Grid[4].MacroF1);
        // Without adjustment all is predicted 0: F1 of class 0 is 4 / 6, of class 1 zero.
        Assert.Equal(1 / 3.0, choice.Grid[0].MacroF1, 1e-15);
    }

    [Fact]
    public void Of_equally_good_strengths_none_is_preferred() =>
        Assert.Equal(0, LogitAdjustment.ChooseTau(PredictedProbabilities.Of(new Matrix<double>([1, 0, 0, 1], 2, 2), [0, 1]), [.9, .1]).Tau);

    [Fact]
    public void Tau_one_gives_calibrated_probabilities_the_best_balanced_accuracy()
    {
        double[] priors = [.8, .15, .05];
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(20_000, priors, 1.5, 1, seed: 2);
        double[] scores =
        [
            .. new[] { 0, .5, 1, 1.5, 2 }.Select(
                tau => ClassificationScores.BalancedAccuracy(ConfusionMatrix.FromProbabilities(LogitAdjustment.Apply(probabilities, priors, tau), truth))),
        ];
        Assert.Equal(2, Array.IndexOf(scores, scores.Max()));
    }
}
