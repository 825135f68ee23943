using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class RunningMacroF1Tests
{
    [Fact]
    public void After_any_moves_the_value_is_the_macro_F1()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(80, [.6, .3, .1], 1, 1, seed: 1);
        PredictedProbabilities samples = PredictedProbabilities.Of(probabilities, truth);
        int[] predicted = [.. samples.ToLabels().Predicted];
        RunningMacroF1 score = new(samples);
        score.Reset(samples, predicted);
        ItemRandom random = new(1, 1);
        for (int move = 0; move < 500; move++)
        {
            int sample = random.NextIndex(80);
            int to = random.NextIndex(3);
            score.Move(truth[sample], predicted[sample], to);
            predicted[sample] = to;
            Assert.Equal(ClassificationScores.MacroF1(ConfusionMatrix.Count(truth, predicted, 3)), score.Value, 1e-12);
        }
    }
}
