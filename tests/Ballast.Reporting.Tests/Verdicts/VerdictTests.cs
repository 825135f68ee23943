using Ballast.Core;

namespace Ballast.Reporting.Tests;

public sealed class VerdictTests
{
    private static readonly ReportDataset Dataset = SampleReport.Dataset(["a", "b"]);

    [Fact]
    public void A_clear_winner_is_named_with_gain_interval_and_corrected_p()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.002),
            SampleReport.Compared("Focal loss", 0.660, -0.02, 0.032, 0.6));

        Assert.Equal(VerdictKind.Helps, verdict.Kind);
        // Holm: the smaller of two p-values is doubled.
        Assert.Equal(
            "SMOTE is the best technique: macro-F1 0.712 against 0.654, a gain of 0.058 (95 % interval 0.021 to 0.094, p = 0.004 after Holm’s correction for 2 comparisons).",
            verdict.Sentence);
        Assert.Equal("SMOTE", verdict.Subject!.Name);
        Assert.Empty(verdict.Notes);
    }

    [Fact]
    public void A_single_technique_that_helps_needs_no_correction()
    {
        Verdict verdict = Judge(SampleReport.Baseline(), SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.0004));

        Assert.Equal(
            "SMOTE is better than doing nothing: macro-F1 0.712 against 0.654, a gain of 0.058 (95 % interval 0.021 to 0.094, p < 0.001).",
            verdict.Sentence);
    }

    [Fact]
    public void A_higher_score_that_could_be_chance_does_not_win()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("ADASYN", 0.720, -0.01, 0.14, 0.09),
            SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.002));

        Assert.Equal(
            "SMOTE is better than doing nothing: macro-F1 0.712 against 0.654, a gain of 0.058 (95 % interval 0.021 to 0.094, p = 0.004 after Holm’s correction for 2 comparisons); ADASYN scores higher (0.720), but the interval of its gain includes 0.",
            verdict.Sentence);
    }

    [Fact]
    public void A_gain_that_longer_training_gives_too_is_not_put_down_to_balance()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.002) with { Control = "Control", DifferenceToControl = new BaselineDifference(0.004, -0.02, 0.03, 0.7) },
            SampleReport.Compared("Control", 0.708, 0.02, 0.09, 0.003) with { Kind = ReportRunKind.Control });

        Assert.Equal(VerdictKind.LongerTraining, verdict.Kind);
        Assert.Equal(
            "SMOTE is better than doing nothing: macro-F1 0.712 against 0.654, a gain of 0.058 (95 % interval 0.021 to 0.094, p = 0.002). "
            + "But training for as many steps without balancing does as well as far as this test can tell: 0.708, a difference of +0.004 (95 % interval −0.020 to +0.030).",
            verdict.Sentence);
    }

    [Fact]
    public void A_gain_beyond_longer_training_is_stated()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.002) with { Control = "Control", DifferenceToControl = new BaselineDifference(0.032, 0.01, 0.05, 0.01) },
            SampleReport.Compared("Control", 0.680, 0.01, 0.05, 0.03) with { Kind = ReportRunKind.Control });

        Assert.Equal(VerdictKind.Helps, verdict.Kind);
        Assert.EndsWith("Beyond training for as many steps without balancing (0.680) the gain is 0.032 (95 % interval +0.010 to +0.050).", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void No_difference_is_said_plainly()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("SMOTE", 0.661, -0.021, 0.035, 0.61),
            SampleReport.Compared("Focal loss", 0.650, -0.03, 0.022, 0.77));

        Assert.Equal(VerdictKind.NoDifference, verdict.Kind);
        Assert.Equal(
            "No technique is distinguishable from doing nothing: the highest, SMOTE, has macro-F1 0.661 against 0.654, a difference of +0.007 whose 95 % interval (−0.021 to +0.035) includes 0.",
            verdict.Sentence);
    }

    [Fact]
    public void What_changed_nothing_is_not_the_highest()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("Thresholds", 0.654, 0, 0, 1),
            SampleReport.Compared("SMOTE", 0.650, -0.03, 0.022, 0.77));
        Assert.Equal(
            "No technique is distinguishable from doing nothing: the highest that changed anything, SMOTE, has macro-F1 0.650 against 0.654, a difference of −0.004 whose 95 % interval (−0.030 to +0.022) includes 0.",
            verdict.Sentence);
    }

    [Fact]
    public void A_single_technique_without_difference_is_named()
    {
        Verdict verdict = Judge(SampleReport.Baseline(), SampleReport.Compared("SMOTE", 0.661, -0.021, 0.035, 0.61));

        Assert.Equal(
            "SMOTE is not distinguishable from doing nothing: macro-F1 0.661 against 0.654, a difference of +0.007 whose 95 % interval (−0.021 to +0.035) includes 0.",
            verdict.Sentence);
    }

    [Fact]
    public void A_gain_that_falls_to_the_correction_is_no_difference()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("SMOTE", 0.684, 0.001, 0.059, 0.04),
            SampleReport.Compared("Focal loss", 0.678, 0.0005, 0.05, 0.045),
            SampleReport.Compared("ADASYN", 0.650, -0.03, 0.022, 0.77));

        Assert.Equal(VerdictKind.NoDifference, verdict.Kind);
        // Holm over three: 3 x 0.04 = 0.12; the second is 2 x 0.045 = 0.09, raised to 0.12.
        Assert.Equal(
            "No technique is distinguishable from doing nothing once 3 comparisons are allowed for: the highest, SMOTE, has macro-F1 0.684 against 0.654, a difference of +0.030 (95 % interval +0.001 to +0.059, p = 0.120 after Holm’s correction for 3 comparisons).",
            verdict.Sentence);
        Assert.Equal(["Not certain once all comparisons are allowed for, though the interval alone leaves 0 out: Focal loss (+0.024, p = 0.120)."], verdict.Notes);
    }

    [Fact]
    public void A_technique_that_hurts_is_called_worse()
    {
        Verdict verdict = Judge(SampleReport.Baseline(), SampleReport.Compared("ADASYN", 0.574, -0.12, -0.04, 0.001));

        Assert.Equal(VerdictKind.Hurts, verdict.Kind);
        Assert.Equal(
            "ADASYN is worse than doing nothing: macro-F1 0.574 against 0.654, a loss of 0.080 (95 % interval 0.040 to 0.120, p = 0.001).",
            verdict.Sentence);
    }

    [Fact]
    public void Several_that_hurt_are_counted_and_the_worst_is_named()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("SMOTE", 0.655, -0.02, 0.022, 0.9),
            SampleReport.Compared("Under-sampling", 0.604, -0.08, -0.02, 0.003),
            SampleReport.Compared("ADASYN", 0.574, -0.12, -0.04, 0.001));

        Assert.Equal(
            "No technique is better than doing nothing (macro-F1 0.654), and 2 of 3 are worse: ADASYN loses most, 0.080 (95 % interval 0.040 to 0.120, p = 0.003 after Holm’s correction for 3 comparisons).",
            verdict.Sentence);
        Assert.Equal(["Worse than doing nothing: Under-sampling (−0.050)."], verdict.Notes);
    }

    [Fact]
    public void One_of_several_that_hurts_is_named()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(), SampleReport.Compared("SMOTE", 0.655, -0.02, 0.022, 0.9), SampleReport.Compared("ADASYN", 0.574, -0.12, -0.04, 0.001));

        Assert.Equal(
            "No technique is better than doing nothing (macro-F1 0.654), and ADASYN is worse: it loses 0.080 (95 % interval 0.040 to 0.120, p = 0.002 after Holm’s correction for 2 comparisons).",
            verdict.Sentence);
    }

    [Fact]
    public void A_baseline_alone_is_reported_as_such()
    {
        Verdict verdict = Judge(SampleReport.Baseline());

        Assert.Equal(VerdictKind.NothingToCompare, verdict.Kind);
        Assert.Equal(
            "Only doing nothing was measured: macro-F1 0.654 (95 % interval 0.624 to 0.684); there is no technique to compare with it.", verdict.Sentence);
        Assert.Null(verdict.Subject);
    }

    [Fact]
    public void A_baseline_beside_failures_only_says_that_the_others_failed() => Assert.Equal(
        "Only doing nothing was measured: macro-F1 0.654 (95 % interval 0.624 to 0.684); the other 2 runs failed.",
        Judge(SampleReport.Baseline(), SampleReport.Failed("SMOTE"), SampleReport.Failed("ADASYN")).Sentence);

    [Fact]
    public void When_all_failed_there_is_nothing_to_compare() => Assert.Equal(
        "No run finished (2 failed), so there is nothing to compare.",
        Judge(SampleReport.Failed("SMOTE"), SampleReport.Failed("ADASYN")).Sentence);

    [Fact]
    public void Without_runs_there_is_nothing_to_compare() => Assert.Equal("There is no run to compare.", Judge().Sentence);

    [Fact]
    public void Without_a_finished_baseline_nothing_can_be_said_about_doing_nothing()
    {
        ReportRun smote = SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.002);

        Assert.Equal(
            "SMOTE has the highest macro-F1, 0.712 (95 % interval 0.682 to 0.742), but the baseline did not finish, so no technique can be compared with doing nothing.",
            Judge(SampleReport.Failed("Do nothing") with { Kind = ReportRunKind.Baseline }, smote).Sentence);
        Assert.Equal(
            "SMOTE has the highest macro-F1, 0.712 (95 % interval 0.682 to 0.742), but there is no baseline, so no technique can be compared with doing nothing.",
            Judge(smote).Sentence);
    }

    [Fact]
    public void A_technique_without_a_paired_difference_is_not_compared()
    {
        ReportRun smote = SampleReport.Run("SMOTE", 0.712);
        ReportRun adasyn = SampleReport.Compared("ADASYN", 0.650, -0.03, 0.022, 0.77);

        Assert.Equal(
            "SMOTE has the highest macro-F1, 0.712 (95 % interval 0.682 to 0.742), but no paired difference to doing nothing is known, so no technique can be compared with doing nothing.",
            Judge(SampleReport.Baseline(), smote).Sentence);
        Assert.Equal(
            ["Not compared with doing nothing, for want of a paired difference: SMOTE."], Judge(SampleReport.Baseline(), smote, adasyn).Notes);
    }

    [Fact]
    public void Failed_runs_are_named_and_take_no_part_in_the_correction()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(), SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.04), SampleReport.Failed("ADASYN"), SampleReport.Failed("Focal loss"));

        Assert.Equal(0.04, Assert.Single(verdict.Comparisons).AdjustedPValue);
        Assert.Equal(["2 runs failed and are not compared: ADASYN, Focal loss."], verdict.Notes);
    }

    [Fact]
    public void A_run_that_failed_midway_counts_as_failed_even_with_scores() => Assert.Equal(
        ["1 run failed and is not compared: SMOTE."],
        Judge(SampleReport.Baseline(), SampleReport.Compared("ADASYN", 0.7, -0.1, 0.2, 0.5), SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.04) with { FailedReason = "stopped" }).Notes);

    [Fact]
    public void The_classes_whose_recall_changed_most_are_named_with_their_support()
    {
        ReportDataset dataset = Three(test: [40, 300, 35]);
        Verdict verdict = Verdict.Of(SampleReport.Content(dataset, Recalls(SampleReport.Baseline(), 0.2, 0.98, 0.5), Recalls(Winner, 0.6, 0.91, 0.55)));

        Assert.Equal(["With SMOTE, recall rose most for ‘mold’ (0.20 to 0.60, 40 test samples) and fell most for ‘ok’ (0.98 to 0.91, 300 test samples)."], verdict.Notes);
    }

    [Fact]
    public void A_change_on_few_samples_is_called_a_hint()
    {
        ReportDataset dataset = Three(test: [4, 300, 35]);
        Verdict verdict = Verdict.Of(SampleReport.Content(dataset, Recalls(SampleReport.Baseline(), 0.25, 0.91, 0.5), Recalls(Winner, 0.75, 0.91, 0.5)));

        Assert.Equal(["With SMOTE, recall rose most for ‘mold’ (0.25 to 0.75, 4 test samples). Few test samples: read it as a hint."], verdict.Notes);
    }

    [Fact]
    public void Unchanged_recall_is_said_to_be_unchanged()
    {
        Verdict verdict = Verdict.Of(SampleReport.Content(Three([40, 40, 40]), Recalls(SampleReport.Baseline(), 0.2, 0.9, double.NaN), Recalls(Winner, 0.2, 0.9, double.NaN)));

        Assert.Equal(["With SMOTE, no class’s recall changed."], verdict.Notes);
    }

    [Fact]
    public void Others_that_also_help_are_listed_best_first_without_ranking_them()
    {
        Verdict verdict = Judge(
            SampleReport.Baseline(),
            SampleReport.Compared("Class weights", 0.690, 0.010, 0.06, 0.006),
            SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.002),
            SampleReport.Compared("Focal loss", 0.700, 0.015, 0.08, 0.004));

        Assert.Equal("SMOTE", verdict.Subject!.Name);
        Assert.Equal(["Also better than doing nothing: Focal loss (+0.046), Class weights (+0.036). Each is compared with doing nothing, not with the others."], verdict.Notes);
    }

    private static ReportRun Winner => SampleReport.Compared("SMOTE", 0.712, 0.021, 0.094, 0.002);

    private static ReportDataset Three(int[] test) => SampleReport.Dataset(["mold", "ok", "rust"]) with { Test = ClassCounts.FromCounts(test) };

    private static ReportRun Recalls(ReportRun run, params double[] recalls) =>
        run with { Scores = run.Scores! with { Recall = [.. recalls.Select(recall => new Score(recall))] } };

    private static Verdict Judge(params ReportRun[] runs) => Verdict.Of(SampleReport.Content(Dataset, runs));
}
