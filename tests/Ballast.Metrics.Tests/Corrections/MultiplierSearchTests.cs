using Ballast.Core;
using CsCheck;

namespace Ballast.Metrics.Tests;

public sealed class MultiplierSearchTests
{
    [Fact]
    public void With_two_classes_the_search_reaches_the_best_threshold_there_is() =>
        Gen.Select(Gen.Int[0, 1].Array[12], Gen.Double[.01, .99].Array[12]).Sample((truth, positive) =>
        {
            if (truth.Sum() is 0 or 12) return;
            PredictedProbabilities samples = PredictedProbabilities.Of(new Matrix<double>([.. positive.SelectMany(p => new[] { 1 - p, p })], 12, 2), truth);
            double[] thresholds = [0, .. positive.Order()];
            double best = thresholds.Max(threshold => Score(truth, positive.Select(p => p > threshold ? 1 : 0)));
            double[] logMultipliers = MultiplierSearch.LogMultipliers(samples);
            double reached = Score(truth, positive.Select(p => Math.Log(p) + logMultipliers[1] > Math.Log(1 - p) + logMultipliers[0] ? 1 : 0));
            Assert.Equal(best, reached, 1e-12);
        });

    [Fact]
    public void No_single_multiplier_can_be_changed_for_the_better()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(120, [.5, .3, .15, .05], 1.2, 1, seed: 1);
        double[] found = MultiplierSearch.LogMultipliers(PredictedProbabilities.Of(probabilities, truth));
        double reached = Score(truth, Predict(probabilities, found));
        for (int label = 0; label < found.Length; label++)
            for (double step = -5; step <= 5; step += .01)
            {
                double[] other = [.. found];
                other[label] += step;
                Assert.True(Score(truth, Predict(probabilities, other)) <= reached + 1e-9);
            }
    }

    [Fact]
    public void The_logarithms_sum_to_zero()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(120, [.6, .3, .1], 1, 1, seed: 2);
        Assert.Equal(0, MultiplierSearch.LogMultipliers(PredictedProbabilities.Of(probabilities, truth)).Sum(), 1e-12);
    }

    [Fact]
    public void A_multiplier_stays_within_its_bounds()
    {
        // The sample of class 1 is believed impossible: nothing can turn it.
        PredictedProbabilities samples = PredictedProbabilities.Of(new Matrix<double>([1, 0, .9, .1], 2, 2), [1, 0]);
        Assert.All(MultiplierSearch.LogMultipliers(samples), m => Assert.InRange(m, Math.Log(1e-3), Math.Log(1e3)));
    }

    [Fact]
    public void One_class_needs_no_search() =>
        Assert.Equal([0.0], MultiplierSearch.LogMultipliers(PredictedProbabilities.Of(new Matrix<double>([1, 1], 2, 1), [0, 0])));

    private static IEnumerable<int> Predict(Matrix<double> probabilities, double[] logMultipliers)
    {
        for (int i = 0; i < probabilities.Rows; i++)
        {
            double[] row = probabilities.Row(i).ToArray();
            yield return PredictedProbabilities.MostProbable([.. row.Select((p, label) => p * Math.Exp(logMultipliers[label]))]);
        }
    }

    private static double Score(int[] truth, IEnumerable<int> predicted) =>
        ClassificationScores.MacroF1(ConfusionMatrix.Count(truth, [.. predicted], Math.Max(truth.Max() + 1, 4)));
}
