using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class PriorCorrectionTests
{
    [Fact]
    public void Probabilities_are_multiplied_by_the_ratio_of_the_priors_and_renormalised()
    {
        // .5 · .9 / .5 = .9 and .5 · .1 / .5 = .1.
        Matrix<double> corrected = PriorCorrection.Apply(new Matrix<double>([.5, .5], 1, 2), [.5, .5], [.9, .1]);
        Assert.Equal(.9, corrected[0, 0], 1e-15);
    }

    [Fact]
    public void After_undersampling_it_is_the_formula_of_Dal_Pozzolo()
    {
        // The majority kept with share β: p = β pₛ / ((β − 1) pₛ + 1). 1 % positives, β = 1/99 makes both equal.
        const double sampled = .7;
        const double beta = 1 / 99.0;
        Matrix<double> corrected = PriorCorrection.Apply(new Matrix<double>([1 - sampled, sampled], 1, 2), [.5, .5], [.99, .01]);
        Assert.Equal(beta * sampled / ((beta - 1) * sampled + 1), corrected[0, 1], 1e-14);
    }

    [Fact]
    public void There_and_back_changes_nothing()
    {
        (Matrix<double> probabilities, _) = Samples.Posteriors(50, [.6, .3, .1], 1, 1, seed: 1);
        Matrix<double> back = PriorCorrection.Apply(PriorCorrection.Apply(probabilities, [.6, .3, .1], [.2, .3, .5]), [.2, .3, .5], [.6, .3, .1]);
        for (int i = 0; i < back.Values.Length; i++) Assert.Equal(probabilities.Values[i], back.Values[i], 1e-14);
    }

    [Fact]
    public void It_restores_the_calibration_that_balanced_training_loses()
    {
        // Posteriors with equal priors, samples with 8 : 1 : 1.
        double[] priors = [.8, .1, .1];
        (Matrix<double> honest, int[] truth) = Samples.Posteriors(5000, priors, 1.5, 1, seed: 3);
        Matrix<double> balanced = PriorCorrection.Apply(honest, priors, [1, 1, 1]);
        double lost = ProbabilityScores.LogLoss(PredictedProbabilities.Of(balanced, truth));
        double restored = ProbabilityScores.LogLoss(PredictedProbabilities.Of(PriorCorrection.Apply(balanced, [1, 1, 1], priors), truth));
        Assert.Equal(ProbabilityScores.LogLoss(PredictedProbabilities.Of(honest, truth)), restored, 1e-12);
        Assert.True(restored < lost - .1);
    }

    [Fact]
    public void Priors_that_cannot_be_are_refused()
    {
        Matrix<double> probabilities = new([.6, .4], 1, 2);
        Assert.Throws<BallastException>(() => PriorCorrection.Apply(probabilities, [1, 0], [.5, .5]));
        Assert.Throws<BallastException>(() => PriorCorrection.Apply(probabilities, [.5, .5], [1, -1]));
        Assert.Throws<ArgumentException>(() => PriorCorrection.Apply(probabilities, [.5, .5], [1, 1, 1]));
    }

    [Fact]
    public void A_kept_share_of_the_majority_is_undone_by_the_formula_of_Dal_Pozzolo()
    {
        const double sampled = .7, beta = .2;
        Matrix<double> corrected = PriorCorrection.AfterSampling(new Matrix<double>([1 - sampled, sampled], 1, 2), [beta, 1]);
        Assert.Equal(beta * sampled / ((beta - 1) * sampled + 1), corrected[0, 1], 1e-15);
    }

    [Fact]
    public void Kept_shares_that_cannot_be_are_refused()
    {
        Matrix<double> probabilities = new([.6, .4], 1, 2);
        Assert.Equal(
            "The kept share of class 0 is 0. It is a finite number above 0: the samples after over those before sampling.",
            Assert.Throws<BallastException>(() => PriorCorrection.AfterSampling(probabilities, [0, 1])).Message);
        Assert.Throws<ArgumentException>(() => PriorCorrection.AfterSampling(probabilities, [1]));
    }
}
