using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class PairedComparisonTests
{
    private static readonly BootstrapOptions Quick = new() { Resamples = 500 };

    [Fact]
    public void Equal_predictions_differ_by_nothing_for_sure()
    {
        PredictedLabels predictions = Samples.Labels(200, 4, .7, seed: 1);
        PairedDifference difference = PairedComparison.Of(predictions, predictions, ClassificationScores.MacroF1);
        Assert.Equal((0, 0, 0, 1), (difference.Difference, difference.Lower, difference.Upper, difference.PValue));
    }

    [Fact]
    public void Swapping_the_two_turns_the_difference_round_and_keeps_the_p_value()
    {
        (PredictedLabels worse, PredictedLabels better) = Pair(300, seed: 2);
        PairedDifference up = PairedComparison.Of(worse, better, ClassificationScores.MacroF1);
        PairedDifference down = PairedComparison.Of(better, worse, ClassificationScores.MacroF1);
        Assert.Equal(up.Difference, -down.Difference);
        Assert.Equal(up.Lower, -down.Upper, 1e-12);
        Assert.Equal(up.PValue, down.PValue);
        Assert.Equal(ClassificationScores.MacroF1(worse.ToConfusionMatrix()), up.Baseline);
    }

    [Fact]
    public void Pairing_makes_the_interval_narrower_than_two_unpaired_tests_would()
    {
        (PredictedLabels worse, PredictedLabels better) = Pair(300, seed: 3);
        PairedDifference paired = PairedComparison.Of(worse, better, ClassificationScores.Accuracy);
        ScoreInterval first = BootstrapIntervals.Of(worse, ClassificationScores.Accuracy);
        ScoreInterval second = BootstrapIntervals.Of(better, ClassificationScores.Accuracy);
        double unpaired = Math.Sqrt(Math.Pow(first.Upper - first.Lower, 2) + Math.Pow(second.Upper - second.Lower, 2));
        Assert.True(paired.Upper - paired.Lower < .7 * unpaired);
    }

    [Fact]
    public void A_clear_improvement_has_an_interval_above_zero_and_the_smallest_p_value()
    {
        int[] truth = [.. Enumerable.Range(0, 400).Select(i => i % 2)];
        PredictedLabels baseline = PredictedLabels.Of(truth, [.. truth.Select((t, i) => i % 3 == 0 ? 1 - t : t)], 2);
        PairedDifference difference = PairedComparison.Of(baseline, PredictedLabels.Of(truth, truth, 2), ClassificationScores.Accuracy);
        Assert.Equal(134 / 400.0, difference.Difference, 1e-12);
        Assert.True(difference.Lower > .25);
        Assert.Equal(2 / 2001.0, difference.PValue, 1e-15);
    }

    [Fact]
    public void Where_there_is_no_difference_p_values_below_five_per_cent_come_about_one_time_in_twenty()
    {
        // 200 tests; Binomial(200, .05) is at most 20 all but once in a thousand.
        int significant = 0;
        for (uint test = 0; test < 200; test++)
        {
            ItemRandom random = new(test, 5);
            int[] first = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble() < .7 ? 0 : 1)];
            int[] second = [.. Enumerable.Range(0, 150).Select(_ => random.NextDouble() < .7 ? 0 : 1)];
            PairedDifference difference = PairedComparison.Of(
                PredictedLabels.Of(new int[150], first, 2), PredictedLabels.Of(new int[150], second, 2), ClassificationScores.Accuracy, Quick with { Seed = test });
            if (difference.PValue < .05) significant++;
        }

        Assert.InRange(significant, 1, 20);
    }

    [Fact]
    public void Repeated_photos_by_group_are_no_extra_evidence()
    {
        (PredictedLabels worse, PredictedLabels better) = Pair(100, seed: 4);
        int[] photos = [.. Enumerable.Range(0, 400).Select(i => i / 4)];
        PairedDifference once = PairedComparison.Of(worse, better, ClassificationScores.Accuracy);
        PairedDifference repeated = PairedComparison.Of(Repeat(worse), Repeat(better), ClassificationScores.Accuracy);
        Assert.Equal(once.PValue, repeated.PValue);
        Assert.Equal(once.Lower, repeated.Lower, 1e-12);

        PredictedLabels Repeat(PredictedLabels leaves) =>
            PredictedLabels.Of([.. photos.Select(i => leaves.Truth[i])], [.. photos.Select(i => leaves.Predicted[i])], leaves.Classes, photos);
    }

    [Fact]
    public void Runs_are_averaged_and_each_tells_its_own_difference()
    {
        int[] truth = [0, 0, 1, 1];
        PredictedLabels right = PredictedLabels.Of(truth, truth, 2);
        PredictedLabels half = PredictedLabels.Of(truth, [0, 1, 0, 1], 2);
        PredictedLabels wrong = PredictedLabels.Of(truth, [1, 1, 0, 0], 2);
        PairedDifference difference = PairedComparison.Of([new PairedRun(half, right), new PairedRun(wrong, half)], ClassificationScores.Accuracy);
        Assert.Equal(.25, difference.Baseline);
        Assert.Equal(.75, difference.Challenger);
        Assert.Equal([.5, .5], difference.RunDifferences);
    }

    [Fact]
    public void Runs_on_the_same_samples_share_every_draw()
    {
        // The same pair three times is the same evidence once.
        (PredictedLabels worse, PredictedLabels better) = Pair(200, seed: 5);
        PairedRun run = new(worse, better);
        PairedDifference once = PairedComparison.Of([run], ClassificationScores.MacroF1, Quick);
        PairedDifference thrice = PairedComparison.Of([run, run, run], ClassificationScores.MacroF1, Quick);
        Assert.Equal(once.Lower, thrice.Lower, 1e-12);
        Assert.Equal(once.PValue, thrice.PValue);
    }

    [Fact]
    public void Samples_that_runs_of_different_splits_share_are_recognised_by_their_group()
    {
        // The second run tests the same samples in another order: known by its index in the dataset, each is drawn together in both.
        (PredictedLabels worse, PredictedLabels better) = Pair(200, seed: 6);
        int[] order = [.. Enumerable.Range(0, 200).Select(i => i * 3 % 200)];
        int[] identity = [.. Enumerable.Range(0, 200)];
        PairedDifference shared = PairedComparison.Of(
            [new PairedRun(Take(worse, identity), Take(better, identity)), new PairedRun(Take(worse, order), Take(better, order))],
            ClassificationScores.Accuracy,
            Quick);
        PairedDifference once = PairedComparison.Of(worse, better, ClassificationScores.Accuracy, Quick);
        Assert.Equal(once.Lower, shared.Lower, 1e-12);
        Assert.Equal(once.Upper, shared.Upper, 1e-12);
    }

    [Fact]
    public void Runs_of_different_samples_without_groups_are_refused()
    {
        (PredictedLabels worse, PredictedLabels better) = Pair(20, seed: 7);
        (PredictedLabels otherWorse, PredictedLabels otherBetter) = Pair(30, seed: 8);
        Assert.Equal(
            "The runs test different samples and carry no groups, so a sample that several of them test cannot be recognised. Use one split for all runs, "
            + "or give each sample a group (its index in the dataset will do).",
            Assert.Throws<BallastException>(
                () => PairedComparison.Of([new PairedRun(worse, better), new PairedRun(otherWorse, otherBetter)], ClassificationScores.Accuracy)).Message);
    }

    [Fact]
    public void The_result_is_the_same_on_any_number_of_threads()
    {
        (PredictedLabels worse, PredictedLabels better) = Pair(200, seed: 9);
        PairedDifference[] results = [.. new[] { 1, 2, 8 }.Select(threads => PairedComparison.Of(worse, better, ClassificationScores.MacroF1, Quick with { Threads = threads }))];
        Assert.All(results, result => Assert.Equal((results[0].Lower, results[0].Upper, results[0].PValue), (result.Lower, result.Upper, result.PValue)));
    }

    [Fact]
    public void No_run_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PairedComparison.Of([], ClassificationScores.Accuracy));

    [Fact]
    public void A_score_that_is_not_defined_is_refused()
    {
        PredictedLabels predictions = PredictedLabels.Of([0], [0], 1);
        Assert.Throws<BallastException>(() => PairedComparison.Of(predictions, predictions, _ => double.NaN));
    }

    private static PredictedLabels Take(PredictedLabels predictions, int[] order) =>
        PredictedLabels.Of([.. order.Select(i => predictions.Truth[i])], [.. order.Select(i => predictions.Predicted[i])], predictions.Classes, order);

    /// <summary>A baseline and the same with one in five of its errors corrected.</summary>
    private static (PredictedLabels Worse, PredictedLabels Better) Pair(int samples, uint seed)
    {
        PredictedLabels worse = Samples.Labels(samples, 3, .6, seed);
        int[] better = [.. worse.Predicted.Select((p, i) => i % 5 == 0 ? worse.Truth[i] : p)];
        return (worse, PredictedLabels.Of(worse.Truth.AsSpan(), better, 3));
    }
}
