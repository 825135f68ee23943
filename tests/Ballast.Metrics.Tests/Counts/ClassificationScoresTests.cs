using CsCheck;

namespace Ballast.Metrics.Tests;

public sealed class ClassificationScoresTests
{
    private static readonly Func<ConfusionMatrix, double>[] Scores =
    [
        ClassificationScores.Accuracy, ClassificationScores.BalancedAccuracy, ClassificationScores.MacroF1, ClassificationScores.WeightedF1,
        ClassificationScores.MatthewsCorrelation, ClassificationScores.CohenKappa, ClassificationScores.GeometricMean,
    ];

    private static readonly Gen<ConfusionMatrix> Matrices =
        from classes in Gen.Int[1, 5]
        from counts in Gen.Int[0, 9].Array[classes * classes]
        where counts.Sum() > 0
        select ConfusionMatrix.FromCounts(counts, classes);

    [Fact]
    public void Scores_of_two_classes_are_those_worked_by_hand()
    {
        // 6 of 8 negatives and 1 of 2 positives are right.
        ConfusionMatrix counts = ConfusionMatrix.FromCounts([6, 2, 1, 1], 2);
        Assert.Equal(.7, ClassificationScores.Accuracy(counts), 1e-15);
        Assert.Equal((.75 + .5) / 2, ClassificationScores.BalancedAccuracy(counts), 1e-15);
        // F1: 12 / 15 and 2 / 5.
        Assert.Equal((.8 + .4) / 2, ClassificationScores.MacroF1(counts), 1e-15);
        Assert.Equal(.8 * .8 + .2 * .4, ClassificationScores.WeightedF1(counts), 1e-15);
        // (TP TN − FP FN) / √(…) = (1 · 6 − 2 · 1) / √(3 · 2 · 8 · 7).
        Assert.Equal(4 / Math.Sqrt(336), ClassificationScores.MatthewsCorrelation(counts), 1e-15);
        // Chance: (8 · 7 + 2 · 3) / 100 = .62; (.7 − .62) / .38.
        Assert.Equal(.08 / .38, ClassificationScores.CohenKappa(counts), 1e-14);
        Assert.Equal(Math.Sqrt(.75 * .5), ClassificationScores.GeometricMean(counts), 1e-15);
        Assert.Equal([.5, .75], ClassificationScores.Specificity(counts));
    }

    [Fact]
    public void A_class_never_found_makes_the_geometric_mean_zero_unless_corrected()
    {
        // Recalls 1, ½ and 0.
        ConfusionMatrix counts = ConfusionMatrix.FromCounts([4, 0, 0, 1, 1, 0, 2, 0, 0], 3);
        Assert.Equal(0, ClassificationScores.GeometricMean(counts));
        Assert.Equal(Math.Cbrt(.5 * .001), ClassificationScores.GeometricMean(counts, .001), 1e-15);
    }

    [Theory]
    [InlineData(-.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_correction_that_is_no_recall_is_refused(double correction) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassificationScores.GeometricMean(ConfusionMatrix.FromCounts([1], 1), correction));

    [Fact]
    public void Where_all_samples_are_of_one_class_and_predicted_as_it_agreement_beyond_chance_is_zero()
    {
        ConfusionMatrix counts = ConfusionMatrix.FromCounts([5, 0, 0, 0], 2);
        Assert.Equal(0, ClassificationScores.CohenKappa(counts));
        Assert.Equal(0, ClassificationScores.MatthewsCorrelation(counts));
        Assert.Equal(1, ClassificationScores.BalancedAccuracy(counts));
        Assert.Equal([0, 1.0], ClassificationScores.Specificity(counts));
    }

    [Fact]
    public void Counts_of_a_large_test_do_not_overflow()
    {
        ConfusionMatrix counts = ConfusionMatrix.FromCounts([500_000_000, 0, 0, 500_000_000], 2);
        Assert.Equal(1, ClassificationScores.MatthewsCorrelation(counts), 1e-15);
        Assert.Equal(1, ClassificationScores.CohenKappa(counts), 1e-15);
    }

    [Fact]
    public void Every_score_is_finite_and_at_most_one() =>
        Matrices.Sample(counts =>
        {
            foreach (Func<ConfusionMatrix, double> score in Scores) Assert.InRange(score(counts), -1, 1 + 1e-12);
        });

    [Fact]
    public void A_class_that_occurs_nowhere_changes_no_score() =>
        Matrices.Sample(counts =>
        {
            int wider = counts.Classes + 1;
            int[] cells = new int[wider * wider];
            for (int t = 0; t < counts.Classes; t++)
                for (int p = 0; p < counts.Classes; p++)
                    cells[t * wider + p] = counts[t, p];
            ConfusionMatrix more = ConfusionMatrix.FromCounts(cells, wider);
            foreach (Func<ConfusionMatrix, double> score in Scores) Assert.Equal(score(counts), score(more));
        });

    [Fact]
    public void The_order_of_the_classes_changes_no_score() =>
        Matrices.Sample(counts =>
        {
            int last = counts.Classes - 1;
            int[] cells = [.. Enumerable.Range(0, counts.Classes * counts.Classes).Select(i => counts[last - i / counts.Classes, last - i % counts.Classes])];
            ConfusionMatrix reversed = ConfusionMatrix.FromCounts(cells, counts.Classes);
            foreach (Func<ConfusionMatrix, double> score in Scores) Assert.Equal(score(counts), score(reversed), 1e-12);
        });

    [Fact]
    public void With_perfect_predictions_every_score_of_two_occurring_classes_is_one()
    {
        ConfusionMatrix counts = ConfusionMatrix.FromCounts([3, 0, 0, 8], 2);
        foreach (Func<ConfusionMatrix, double> score in Scores) Assert.Equal(1, score(counts), 1e-15);
    }

    public static TheoryData<int> WeightedCases => [.. Enumerable.Range(0, Vector.Read("calibration.json")["weighted"].Items.Count())];

    [Theory]
    [MemberData(nameof(WeightedCases))]
    public void Scores_of_weighted_samples_equal_those_of_scikit_learn(int index)
    {
        Vector vector = Vector.Read("calibration.json")["weighted"][index];
        ConfusionMatrix counts = ConfusionMatrix.CountWeighted(
            vector["y_true"].Integers, vector["y_pred"].Integers, vector["weight"].Numbers, vector["classes"].Integer);
        vector["accuracy"].Matches(ClassificationScores.Accuracy(counts));
        vector["balanced_accuracy"].Matches(ClassificationScores.BalancedAccuracy(counts));
        vector["kappa"].Matches(ClassificationScores.CohenKappa(counts));
        vector["matthews"].Matches(ClassificationScores.MatthewsCorrelation(counts));
        // Weighted true negatives over weighted negatives, straight from the definition: imbalanced-learn's is wrong.
        vector["specificity"].Matches(ClassificationScores.Specificity(counts));
        foreach (ScoreAverage average in Enum.GetValues<ScoreAverage>())
            vector["prf"][average.ToString().ToLowerInvariant()].Matches(
            [
                ClassificationScores.Precision(counts, average), ClassificationScores.Recall(counts, average), ClassificationScores.F1(counts, average),
            ]);
        // All but the support, of which scikit-learn prints the last bits of its sums.
        string text = ClassificationReport.Of(counts).ToText([.. Enumerable.Range(0, counts.Classes).Select(c => c.ToString())]);
        Assert.Equal(WithoutSupport(vector["report"].Text), WithoutSupport(text));
    }

    [Fact]
    public void The_specificity_of_weighted_samples_is_worked_by_hand()
    {
        // Negatives of class 1 weigh 1 + 2 = 3; of them 2 are kept.
        ConfusionMatrix counts = ConfusionMatrix.CountWeighted([0, 0, 1], [1, 0, 1], [1, 2, 5], 2);
        Assert.Equal(2.0 / 3, ClassificationScores.Specificity(counts)[1], 1e-15);
        Assert.Equal(1, ClassificationScores.Specificity(counts)[0]);
    }

    private static IEnumerable<string> WithoutSupport(string report) =>
        report.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipLast(1)));
}
