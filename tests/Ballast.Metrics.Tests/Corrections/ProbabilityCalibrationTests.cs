using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class ProbabilityCalibrationTests
{
    [Theory]
    [InlineData(CalibrationMethod.Platt)]
    [InlineData(CalibrationMethod.Isotonic)]
    public void It_makes_overconfident_probabilities_honest(CalibrationMethod method)
    {
        (Matrix<double> fitted, int[] truth) = Samples.Posteriors(4000, [.6, .3, .1], 1.5, 3, seed: 5);
        (Matrix<double> fresh, int[] freshTruth) = Samples.Posteriors(4000, [.6, .3, .1], 1.5, 3, seed: 6);
        ProbabilityCalibration calibration = ProbabilityCalibration.Fit(PredictedProbabilities.Of(fitted, truth), method);
        double before = ProbabilityScores.ClassWiseCalibrationError(PredictedProbabilities.Of(fresh, freshTruth));
        double after = ProbabilityScores.ClassWiseCalibrationError(PredictedProbabilities.Of(calibration.Apply(fresh), freshTruth));
        Assert.True(after < before / 2, $"{after} of {before}");
    }

    [Fact]
    public void Two_classes_share_the_curve_of_the_positive_one()
    {
        double[] scores = [.1, .4, .35, .8];
        int[] truth = [0, 0, 1, 1];
        Matrix<double> calibrated = ProbabilityCalibration.Fit(PredictedProbabilities.OfPositive(scores, truth), CalibrationMethod.Platt)
            .Apply(PredictedProbabilities.OfPositive(scores, truth).ToMatrix());
        PlattScaling curve = PlattScaling.Fit(scores, truth);
        for (int i = 0; i < scores.Length; i++) Assert.Equal(curve.Probability(scores[i]), calibrated[i, 1]);
    }

    [Fact]
    public void A_row_that_no_curve_believes_in_becomes_uniform()
    {
        // Each class is right exactly where its probability is 1: every curve is 0 at 0 and rises to 1 at 1; at (0.5, 0.5, 0) it is between.
        Matrix<double> sure = new([1, 0, 0, 0, 1, 0, 0, 0, 1, .5, .5, 0], 4, 3);
        ProbabilityCalibration calibration = ProbabilityCalibration.Fit(PredictedProbabilities.Of(sure, [0, 1, 2, 2]), CalibrationMethod.Isotonic);
        Matrix<double> calibrated = calibration.Apply(new Matrix<double>([.5, .5, 0, 1, 0, 0], 2, 3));
        Assert.Equal(1, calibrated.Row(0).ToArray().Sum(), 1e-15);
        Assert.True(calibrated[1, 0] > .5);
    }

    [Fact]
    public void Another_number_of_classes_is_refused()
    {
        ProbabilityCalibration calibration = ProbabilityCalibration.Fit(PredictedProbabilities.OfPositive([.1, .9], [0, 1]), CalibrationMethod.Platt);
        Assert.Throws<ArgumentException>(() => calibration.Apply(new Matrix<double>([1, 0, 0], 1, 3)));
    }
}
