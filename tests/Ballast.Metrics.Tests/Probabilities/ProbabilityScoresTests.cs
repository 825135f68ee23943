using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class ProbabilityScoresTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scores_equal_those_of_scikit_learn(int index)
    {
        Vector vector = Vector.Read("reference.json")["predictions"][index];
        PredictedProbabilities predictions = PredictedProbabilities.Of(vector["y_score"].Matrix, vector["y_true"].Integers);
        vector["log_loss"].Matches(ProbabilityScores.LogLoss(predictions));
        vector["brier"].Matches(ProbabilityScores.Brier(predictions));
        vector["brier_of_class"].Matches(Enumerable.Range(0, predictions.Classes).Select(label => ProbabilityScores.BinaryBrier(predictions, label)));
    }

    [Fact]
    public void A_probability_of_zero_for_the_truth_costs_the_logarithm_of_the_clip_and_not_infinity()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([1, 0], 1, 2), [1]);
        Assert.Equal(-Math.Log(Math.Pow(2, -52)), ProbabilityScores.LogLoss(predictions), 1e-12);
    }

    [Fact]
    public void A_row_rounded_below_one_is_divided_by_its_sum()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.3333, .3333, .3333], 1, 3), [0]);
        Assert.Equal(Math.Log(3), ProbabilityScores.LogLoss(predictions), 1e-12);
    }

    [Fact]
    public void Knowing_nothing_scores_as_worked_by_hand()
    {
        // Four classes, .25 each: log-loss ln 4; Brier .75² + 3 · .25².
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.25, .25, .25, .25], 1, 4), [2]);
        Assert.Equal(Math.Log(4), ProbabilityScores.LogLoss(predictions), 1e-12);
        Assert.Equal(.75, ProbabilityScores.Brier(predictions), 1e-15);
    }

    [Fact]
    public void Calibration_errors_are_those_worked_by_hand()
    {
        // Two bins over 0 … 1. Confidences .6 (wrong), .8 (right), .9 (right) lie in the upper one: mean .76667, share 2/3, gap .1.
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.6, .4, .8, .2, .1, .9], 3, 2), [1, 0, 1]);
        Assert.Equal(.1, ProbabilityScores.ExpectedCalibrationError(predictions, 2), 1e-15);
        // Ten bins: .6 alone (gap .6), .8 alone (gap .2), .9 alone (gap .1); mean .3, largest .6.
        Assert.Equal(.3, ProbabilityScores.ExpectedCalibrationError(predictions, 10), 1e-15);
        Assert.Equal(.6, ProbabilityScores.MaximumCalibrationError(predictions, 10), 1e-15);
        // Class 0, two bins: lower {.1: no}, gap .1; upper {.6: no, .8: yes}, mean .7, share .5, gap .2; (1 · .1 + 2 · .2) / 3. Class 1 mirrors it.
        Assert.Equal(.5 / 3, ProbabilityScores.ClassWiseCalibrationError(predictions, 2), 1e-15);
    }

    [Fact]
    public void A_bin_is_open_below_and_closed_above_and_the_first_holds_zero()
    {
        CalibrationTable table = new(4);
        foreach (double probability in new[] { 0, .25, .250001, .5, 1 }) table.Add(probability, came: true);
        Assert.Equal([2, 2, 0, 1], table.ToBins().Select(bin => bin.Count));
    }

    [Fact]
    public void Without_a_number_of_bins_there_are_fifteen()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(500, [.5, .3, .2], 1.5, 2, seed: 3);
        PredictedProbabilities predictions = PredictedProbabilities.Of(probabilities, truth);
        Assert.Equal(15, ProbabilityScores.CalibrationBins(predictions).Length);
        Assert.Equal(ProbabilityScores.ExpectedCalibrationError(predictions, 15), ProbabilityScores.ExpectedCalibrationError(predictions));
        Assert.Throws<ArgumentOutOfRangeException>(() => ProbabilityScores.ExpectedCalibrationError(predictions, 0));
    }

    [Fact]
    public void Calibrated_probabilities_have_a_small_error_and_overconfident_ones_a_large_one()
    {
        (Matrix<double> calibrated, int[] truth) = Samples.Posteriors(20_000, [.5, .3, .2], 1.5, 1, seed: 4);
        (Matrix<double> overconfident, int[] same) = Samples.Posteriors(20_000, [.5, .3, .2], 1.5, 3, seed: 4);
        // Chance leaves about √(bins / samples) / 2 ≈ .014 with calibrated probabilities.
        Assert.InRange(ProbabilityScores.ExpectedCalibrationError(PredictedProbabilities.Of(calibrated, truth)), 0, .02);
        Assert.InRange(ProbabilityScores.ExpectedCalibrationError(PredictedProbabilities.Of(overconfident, same)), .1, 1);
    }

    [Fact]
    public void An_empty_bin_has_no_gap()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([1, 0], 1, 2), [0]);
        Assert.Equal(0, ProbabilityScores.MaximumCalibrationError(predictions));
        Assert.Equal(new CalibrationBin(0, .5, 0, 0, 0), ProbabilityScores.CalibrationBins(predictions, 2)[0]);
    }
}
