using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class BootstrapIntervalsTests
{
    [Fact]
    public void The_result_is_the_same_on_any_number_of_threads()
    {
        PredictedLabels predictions = Samples.Labels(300, 4, .7, seed: 1, groups: [.. Enumerable.Range(0, 300).Select(i => i % 5 == 0 ? -1 : i / 3)]);
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(200, [.6, .3, .1], 1.5, 1, seed: 1);
        PredictedProbabilities beliefs = PredictedProbabilities.Of(probabilities, truth);
        ScoreInterval[] onOne = All(1);
        Assert.Equal(onOne, All(2));
        Assert.Equal(onOne, All(8));

        ScoreInterval[] All(int threads)
        {
            BootstrapOptions options = new() { Resamples = 500, Threads = threads };
            return
            [
                BootstrapIntervals.Of(predictions, ClassificationScores.MacroF1, options),
                BootstrapIntervals.Of(beliefs, ProbabilityScores.LogLoss, options),
                .. BootstrapIntervals.Recall(predictions, options).Select(interval => interval!.Value),
            ];
        }
    }

    [Fact]
    public void Another_seed_gives_another_interval()
    {
        PredictedLabels predictions = Samples.Labels(300, 4, .7, seed: 1);
        Assert.NotEqual(
            BootstrapIntervals.Of(predictions, ClassificationScores.MacroF1, new BootstrapOptions { Seed = 1 }),
            BootstrapIntervals.Of(predictions, ClassificationScores.MacroF1, new BootstrapOptions { Seed = 2 }));
    }

    [Fact]
    public void Counting_cells_gives_what_scoring_the_drawn_samples_one_by_one_gives()
    {
        // The definition: draw indices, predict, score.
        PredictedLabels predictions = Samples.Labels(60, 3, .6, seed: 2);
        BootstrapOptions options = new() { Resamples = 200, Seed = 9 };
        double[] scores = new double[options.Resamples];
        for (int resample = 0; resample < scores.Length; resample++)
        {
            ItemRandom random = new(9, (ulong)resample);
            int[] drawn = [.. Enumerable.Range(0, 60).Select(_ => random.NextIndex(60))];
            scores[resample] = ClassificationScores.MatthewsCorrelation(
                ConfusionMatrix.Count([.. drawn.Select(i => predictions.Truth[i])], [.. drawn.Select(i => predictions.Predicted[i])], 3));
        }

        (double lower, double upper) = Percentiles.Interval(scores, .95);
        ScoreInterval interval = BootstrapIntervals.Of(predictions, ClassificationScores.MatthewsCorrelation, options);
        Assert.Equal(new ScoreInterval(ClassificationScores.MatthewsCorrelation(predictions.ToConfusionMatrix()), lower, upper, 200), interval);
    }

    [Fact]
    public void Groups_are_drawn_whole()
    {
        // Two groups of opposite luck: a resample has both, or one of them twice, so the accuracy is 0, ½ or 1 and nothing between.
        PredictedLabels predictions = PredictedLabels.Of([.. new int[20]], [.. Enumerable.Range(0, 20).Select(i => i / 10)], 2, [.. Enumerable.Range(0, 20).Select(i => i / 10)]);
        List<double> seen = [];
        BootstrapIntervals.Of(
            predictions,
            counts =>
            {
                double accuracy = ClassificationScores.Accuracy(counts);
                lock (seen) seen.Add(accuracy);
                return accuracy;
            },
            new BootstrapOptions { Resamples = 200 });
        Assert.Equal([0, .5, 1], seen.Distinct().Order());
    }

    [Fact]
    public void A_group_of_minus_one_is_a_group_of_its_own()
    {
        PredictedLabels single = Samples.Labels(100, 3, .7, seed: 3);
        PredictedLabels alone = Samples.Labels(100, 3, .7, seed: 3, groups: [.. Enumerable.Repeat(-1, 100)]);
        Assert.Equal(BootstrapIntervals.Of(single, ClassificationScores.Accuracy), BootstrapIntervals.Of(alone, ClassificationScores.Accuracy));
    }

    [Fact]
    public void Photos_that_repeat_a_leaf_widen_the_interval_by_groups_and_not_by_samples()
    {
        // Each of 100 leaves photographed 9 times with the same outcome: only 100 independent facts, so the interval is about 3 times as wide.
        PredictedLabels leaves = Samples.Labels(100, 3, .7, seed: 4);
        int[] photos = [.. Enumerable.Range(0, 900).Select(i => i / 9)];
        PredictedLabels grouped = PredictedLabels.Of([.. photos.Select(i => leaves.Truth[i])], [.. photos.Select(i => leaves.Predicted[i])], 3, photos);
        PredictedLabels ungrouped = PredictedLabels.Of(grouped.Truth.AsSpan(), grouped.Predicted.AsSpan(), 3);
        double byLeaf = Width(BootstrapIntervals.Of(grouped, ClassificationScores.Accuracy));
        double byPhoto = Width(BootstrapIntervals.Of(ungrouped, ClassificationScores.Accuracy));
        Assert.InRange(byLeaf / byPhoto, 2.5, 3.5);
        Assert.Equal(Width(BootstrapIntervals.Of(leaves, ClassificationScores.Accuracy)), byLeaf);
    }

    [Fact]
    public void The_interval_holds_the_true_score_about_as_often_as_it_says()
    {
        // 300 tests of 200 samples, each right with probability .8. Binomial(300, .94) lies within 264 … 296 all but once in a thousand.
        int inside = 0;
        for (uint test = 0; test < 300; test++)
        {
            ItemRandom random = new(test, 77);
            int[] predicted = [.. Enumerable.Range(0, 200).Select(_ => random.NextDouble() < .8 ? 0 : 1)];
            ScoreInterval interval = BootstrapIntervals.Of(
                PredictedLabels.Of(new int[200], predicted, 2), ClassificationScores.Accuracy, new BootstrapOptions { Resamples = 400, Seed = test });
            if (interval.Lower <= .8 && .8 <= interval.Upper) inside++;
        }

        Assert.InRange(inside, 264, 296);
    }

    [Fact]
    public void The_width_is_that_of_the_normal_approximation()
    {
        // Accuracy of 2,000 samples: 2 · 1.96 · √(p (1 − p) / n); 2,000 resamples give the ends to a few per cent.
        PredictedLabels predictions = Samples.Labels(2000, 2, .6, seed: 5);
        ScoreInterval interval = BootstrapIntervals.Of(predictions, ClassificationScores.Accuracy);
        double expected = 2 * 1.96 * Math.Sqrt(interval.Estimate * (1 - interval.Estimate) / 2000);
        Assert.Equal(1, Width(interval) / expected, .1);
    }

    [Fact]
    public void A_lower_confidence_gives_a_narrower_interval_inside()
    {
        PredictedLabels predictions = Samples.Labels(300, 4, .7, seed: 6);
        ScoreInterval wide = BootstrapIntervals.Of(predictions, ClassificationScores.MacroF1);
        ScoreInterval narrow = BootstrapIntervals.Of(predictions, ClassificationScores.MacroF1, new BootstrapOptions { Confidence = .5 });
        Assert.True(wide.Lower < narrow.Lower && narrow.Upper < wide.Upper);
    }

    [Fact]
    public void The_recall_of_a_class_leaves_out_resamples_without_it_and_is_none_for_a_class_without_samples()
    {
        // One sample of class 1 in 50: about (1 − 1/50)^50 = 36 % of the resamples have none.
        int[] truth = [1, .. new int[49]];
        ScoreInterval?[] recalls = [.. BootstrapIntervals.Recall(PredictedLabels.Of(truth, truth, 3))];
        Assert.Equal(1, recalls[1]!.Value.Lower);
        Assert.InRange(recalls[1]!.Value.Resamples, 1200, 1360);
        Assert.Equal(2000, recalls[0]!.Value.Resamples);
        Assert.Null(recalls[2]);
    }

    [Fact]
    public void Several_scores_share_their_draws()
    {
        PredictedLabels predictions = Samples.Labels(200, 4, .7, seed: 7);
        Assert.Equal(
            [
                BootstrapIntervals.Of(predictions, ClassificationScores.Accuracy),
                BootstrapIntervals.Of(predictions, ClassificationScores.BalancedAccuracy),
            ],
            BootstrapIntervals.Of(predictions, [ClassificationScores.Accuracy, ClassificationScores.BalancedAccuracy]));
    }

    [Fact]
    public void Probabilities_are_drawn_as_their_labels_are()
    {
        (Matrix<double> probabilities, int[] truth) = Samples.Posteriors(150, [.6, .4], 1, 1, seed: 8);
        PredictedProbabilities beliefs = PredictedProbabilities.Of(probabilities, truth, [.. Enumerable.Range(0, 150).Select(i => i / 2)]);
        Assert.Equal(
            BootstrapIntervals.Of(beliefs.ToLabels(), ClassificationScores.Accuracy),
            BootstrapIntervals.Of(beliefs, drawn => ClassificationScores.Accuracy(drawn.ToLabels().ToConfusionMatrix())));
    }

    [Fact]
    public void A_score_that_is_not_defined_is_refused()
    {
        PredictedLabels predictions = PredictedLabels.Of([0], [0], 1);
        Assert.Equal(
            "The score is not defined on the samples (it is NaN). An interval needs a number; leave out classes without samples or choose another score.",
            Assert.Throws<BallastException>(() => BootstrapIntervals.Of(predictions, _ => double.NaN)).Message);
    }

    private static double Width(ScoreInterval interval) => interval.Upper - interval.Lower;
}
