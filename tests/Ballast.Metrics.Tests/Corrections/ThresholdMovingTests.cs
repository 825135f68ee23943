using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class ThresholdMovingTests
{
    private static readonly double[] Priors = [.7, .2, .07, .03];

    [Fact]
    public void It_repairs_a_classifier_biased_to_frequent_classes_on_samples_it_has_not_seen()
    {
        // Posteriors whose log priors count twice: rare classes are hardly ever predicted.
        double[] squared = [.. Priors.Select(p => p / .7)];
        PredictedProbabilities validation = Biased(600, seed: 1);
        PredictedProbabilities test = Biased(5000, seed: 2);
        ThresholdMoving moving = ThresholdMoving.Fit(validation);
        double before = MacroF1(test);
        double after = MacroF1(PredictedProbabilities.Of(moving.Apply(test.ToMatrix()), Truth(test)));
        Assert.True(after > before + .05);
        Assert.True(moving.Multipliers[3] > moving.Multipliers[0]);
        Assert.True(moving.MacroF1After > moving.MacroF1Before);

        PredictedProbabilities Biased(int samples, uint seed)
        {
            (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(samples, Priors, 1.7, 1, seed);
            return PredictedProbabilities.Of(PriorCorrection.Apply(probabilities, [1, 1, 1, 1], squared), truth);
        }
    }

    [Fact]
    public void Where_predictions_are_perfect_nothing_changes()
    {
        PredictedProbabilities validation = PredictedProbabilities.Of(new Matrix<double>([.9, .1, .8, .2, .3, .7, .1, .9], 4, 2), [0, 0, 1, 1]);
        ThresholdMoving moving = ThresholdMoving.Fit(validation);
        Assert.Equal(0, moving.Strength);
        Assert.Equal([1.0, 1.0], moving.Multipliers);
        Assert.Equal((1, 1), (moving.MacroF1Before, moving.MacroF1After));
    }

    [Fact]
    public void On_noise_the_held_out_macro_F1_is_not_made_worse_by_much()
    {
        // Calibrated, well separated posteriors leave little to gain; fitting the luck of 150 samples must not cost more than a few per cent.
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(150, Priors, 2.5, 1, seed: 3);
        (Matrix<double> others, int[] otherTruth) = Samples.Posteriors(5000, Priors, 2.5, 1, seed: 4);
        ThresholdMoving moving = ThresholdMoving.Fit(PredictedProbabilities.Of(probabilities, truth));
        double before = MacroF1(PredictedProbabilities.Of(others, otherTruth));
        Assert.True(MacroF1(PredictedProbabilities.Of(moving.Apply(others), otherTruth)) > before - .03);
    }

    [Fact]
    public void The_result_is_the_same_on_any_number_of_threads()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(200, Priors, 1.5, 1, seed: 5);
        PredictedProbabilities validation = PredictedProbabilities.Of(probabilities, truth, [.. Enumerable.Range(0, 200).Select(i => i / 2)]);
        ThresholdMoving onOne = ThresholdMoving.Fit(validation, new ThresholdMovingOptions { Threads = 1 });
        Assert.Equal(onOne.Multipliers, ThresholdMoving.Fit(validation, new ThresholdMovingOptions { Threads = 2 }).Multipliers);
        Assert.Equal(onOne.Multipliers, ThresholdMoving.Fit(validation, new ThresholdMovingOptions { Threads = 8 }).Multipliers);
    }

    [Fact]
    public void One_fit_of_full_strength_is_the_search_itself()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(300, [.9, .1], 1, 1, seed: 6);
        PredictedProbabilities validation = PredictedProbabilities.Of(probabilities, truth);
        ThresholdMoving moving = ThresholdMoving.Fit(validation, new ThresholdMovingOptions { Fits = 1 });
        double[] search = MultiplierSearch.LogMultipliers(validation);
        for (int label = 0; label < 2; label++) Assert.Equal(moving.Strength * search[label], Math.Log(moving.Multipliers[label]), 1e-12);
    }

    [Fact]
    public void One_group_or_fewer_samples_than_folds_leave_the_probabilities_as_they_are()
    {
        Matrix<double> probabilities = new([.6, .4, .7, .3, .6, .4], 3, 2);
        Assert.Equal(0, ThresholdMoving.Fit(PredictedProbabilities.Of(probabilities, [0, 1, 1], [4, 4, 4])).Strength);
        Assert.InRange(ThresholdMoving.Fit(PredictedProbabilities.Of(probabilities, [0, 1, 1])).Strength, 0, 1);
    }

    [Fact]
    public void Values_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdMovingOptions { Fits = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdMovingOptions { Folds = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ThresholdMovingOptions { Threads = 0 });
        ThresholdMoving moving = ThresholdMoving.Fit(PredictedProbabilities.Of(new Matrix<double>([.6, .4], 1, 2), [0]));
        Assert.Equal(
            "The multipliers are for 2 classes but the probabilities have 3. (Parameter 'probabilities')",
            Assert.Throws<ArgumentException>(() => moving.Apply(new Matrix<double>([.2, .3, .5], 1, 3))).Message);
    }

    private static double MacroF1(PredictedProbabilities predictions) => ClassificationScores.MacroF1(predictions.ToLabels().ToConfusionMatrix());

    private static int[] Truth(PredictedProbabilities predictions) => [.. predictions.ToLabels().Truth];
}
