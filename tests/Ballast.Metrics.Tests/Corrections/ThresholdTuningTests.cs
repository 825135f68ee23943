using Ballast.Core;
using CsCheck;

namespace Ballast.Metrics.Tests;

public sealed class ThresholdTuningTests
{
    // Sorted: .1 no, .2 yes, .3 no, .6 yes, .7 yes.
    private static readonly PredictedProbabilities Five = PredictedProbabilities.OfPositive([.6, .1, .3, .2, .7], [1, 0, 0, 1, 1]);

    public static TheoryData<int> TunedCases => [.. Enumerable.Range(0, Vector.Read("calibration.json")["tuned"].Items.Count())];

    [Theory]
    [MemberData(nameof(TunedCases))]
    public void Cross_validation_does_what_scikit_learn_does_after_the_folds_are_predicted(int index)
    {
        Vector vector = Vector.Read("calibration.json")["tuned"][index];
        PredictedProbabilities[] folds = [.. vector["folds"].Items.Select(fold => PredictedProbabilities.OfPositive(fold["score"].Numbers, fold["y_true"].Integers))];
        ThresholdObjective objective = vector["metric"].Text switch
        {
            "f1" => ThresholdObjective.F(),
            "geometric mean" => ThresholdObjective.GeometricMean,
            _ => ThresholdObjective.BalancedAccuracy,
        };
        ThresholdChoice choice = ThresholdTuning.CrossValidate(folds, objective, thresholds: vector["thresholds"].Integer);
        vector["grid"].Matches(choice.Curve.Select(value => value.Threshold));
        vector["mean"].Matches(choice.Curve.Select(value => value.Score));
        vector["best"].Matches(choice.Threshold);
        vector["score"].Matches(choice.Score);
    }

    [Fact]
    public void The_best_of_each_objective_is_worked_by_hand()
    {
        // Between .3 and .6: recall 2/3, specificity 1. Between .1 and .2: recall 1, specificity 1/2.
        ThresholdChoice youden = ThresholdTuning.Choose(Five, ThresholdObjective.Youden);
        Assert.Equal(.45, youden.Threshold, 1e-15);
        Assert.Equal(2.0 / 3, youden.Score, 1e-15);
        Assert.Equal(.45, ThresholdTuning.Choose(Five, ThresholdObjective.GeometricMean).Threshold, 1e-15);
        Assert.Equal(.45, ThresholdTuning.Choose(Five, ThresholdObjective.BalancedAccuracy).Threshold, 1e-15);
        // F1: precision 3/4 and recall 1 give 6/7; precision 1 and recall 2/3 give 4/5.
        ThresholdChoice f1 = ThresholdTuning.Choose(Five, ThresholdObjective.F());
        Assert.Equal(.15, f1.Threshold, 1e-15);
        Assert.Equal(6.0 / 7, f1.Score, 1e-15);
        // A miss costs 1, a false alarm 5: one miss, 1/5 a sample.
        ThresholdChoice cost = ThresholdTuning.Choose(Five, ThresholdObjective.Cost(5, 1));
        Assert.Equal(.45, cost.Threshold, 1e-15);
        Assert.Equal(-.2, cost.Score, 1e-15);
        // Precision .7 is reached with recall 1 (3/4), precision .9 only with recall 2/3.
        Assert.Equal(1, ThresholdTuning.Choose(Five, ThresholdObjective.RecallAtPrecision(.7)).Score, 1e-15);
        Assert.Equal(2.0 / 3, ThresholdTuning.Choose(Five, ThresholdObjective.RecallAtPrecision(.9)).Score, 1e-15);
    }

    [Fact]
    public void The_chosen_threshold_has_the_score_it_promises_and_none_is_better()
    {
        Gen.Select(Gen.Int[0, 20].Array[2, 30], Gen.UInt).Sample((tenths, seed) =>
        {
            double[] probabilities = [.. tenths.Select(value => value / 20.0)];
            int[] truth = [.. tenths.Select((_, i) => i == 0 ? 0 : i == 1 ? 1 : (int)(seed >> (i % 31) & 1))];
            PredictedProbabilities predictions = PredictedProbabilities.OfPositive(probabilities, truth);
            foreach (ThresholdObjective objective in new[] { ThresholdObjective.F(2), ThresholdObjective.Youden, ThresholdObjective.Cost(1, 3) })
            {
                ThresholdChoice choice = ThresholdTuning.Choose(predictions, objective);
                Assert.Equal(choice.Score, ScoreAt(predictions, choice.Threshold, objective), 1e-12);
                for (double threshold = 0; threshold < 1.1; threshold += .025) Assert.True(ScoreAt(predictions, threshold, objective) <= choice.Score + 1e-12);
            }
        }, iter: 200);
    }

    [Fact]
    public void Another_class_can_be_the_positive_one()
    {
        PredictedProbabilities three = PredictedProbabilities.Of(new Matrix<double>([.2, .2, .6, .5, .4, .1, .1, .5, .4], 3, 3), [2, 0, 1]);
        Assert.Equal(.5, ThresholdTuning.Choose(three, ThresholdObjective.Youden, label: 2).Threshold, 1e-15);
    }

    [Fact]
    public void The_threshold_of_costs_needs_no_tuning() => Assert.Equal(.1, ThresholdTuning.ForCosts(1, 9));

    [Fact]
    public void A_threshold_decides_from_it_on()
    {
        PredictedLabels labels = ThresholdTuning.Apply(PredictedProbabilities.OfPositive([.3, .29], [1, 0], [4, 5]), .3);
        Assert.Equal([1, 0], labels.Predicted);
        Assert.Equal([4, 5], labels.Groups);
    }

    [Fact]
    public void What_cannot_be_tuned_is_refused()
    {
        Refused("No sample is of class 1: a threshold needs samples of the class and of others. Use a larger part.", () => ThresholdTuning.Choose(PredictedProbabilities.OfPositive([.5], [0]), ThresholdObjective.F()));
        Refused("All samples are of class 1: a threshold needs samples of the class and of others. Use a larger part.", () => ThresholdTuning.Choose(PredictedProbabilities.OfPositive([.5], [1]), ThresholdObjective.F()));
        Refused(
            "No threshold reaches precision 0.9; the highest is 0.5. Ask for less, or improve the classifier.",
            () => ThresholdTuning.Choose(PredictedProbabilities.OfPositive([.5, .5], [0, 1]), ThresholdObjective.RecallAtPrecision(.9)));
        Refused("There is no fold to tune the threshold on. Give the held-out part of each fold.", () => ThresholdTuning.CrossValidate([], ThresholdObjective.F()));
        Refused(
            "All probabilities of fold 0 are 0.5: no threshold divides its samples. Check that the classifier learned anything.",
            () => ThresholdTuning.CrossValidate([PredictedProbabilities.OfPositive([.5, .5], [0, 1])], ThresholdObjective.F()));
        Refused(
            "One threshold decides between 2 classes, but there are 3. ThresholdMoving is for more.",
            () => ThresholdTuning.Apply(PredictedProbabilities.Of(new Matrix<double>([1, 0, 0], 1, 3), [0]), .5));
        Refused("Beta is 0 but must be a finite number above 0. 1 is usual, 2 favours recall.", () => ThresholdObjective.F(0));
        Refused("The precision to reach is 0 but must be above 0 and at most 1. 0.9 is usual.", () => ThresholdObjective.RecallAtPrecision(0));
        Refused("The cost of a false alarm is -1 and that of a miss 1. Costs are finite, 0 or more, and one of them is above 0.", () => ThresholdObjective.Cost(-1, 1));
        Assert.Throws<BallastException>(() => ThresholdTuning.ForCosts(0, 0));
    }

    private static double ScoreAt(PredictedProbabilities predictions, double threshold, ThresholdObjective objective)
    {
        PredictedLabels labels = ThresholdTuning.Apply(predictions, threshold);
        ConfusionMatrix counts = labels.ToConfusionMatrix();
        return objective.Score(new BinaryTally(counts[1, 1], counts[0, 1], counts.TruthCounts[1], counts.TruthCounts[0]));
    }

    private static void Refused(string message, Func<object> act) => Assert.Equal(message, Assert.Throws<BallastException>(act).Message);
}
