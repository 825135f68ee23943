using System.Globalization;
using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class GoldenTests
{
    public static TheoryData<int> Cases => [0, 1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_of_counts_equal_those_of_the_peers(int index)
    {
        (Vector golden, ConfusionMatrix counts) = Case(index);
        golden["sen_spe_None"][0].Matches(ClassificationScores.Recall(counts));
        golden["sen_spe_None"][1].Matches(ClassificationScores.Specificity(counts));
        foreach (ScoreAverage average in Enum.GetValues<ScoreAverage>())
        {
            Vector averaged = golden["sen_spe_" + average.ToString().ToLowerInvariant()];
            averaged[0].Matches(ClassificationScores.Recall(counts, average));
            averaged[1].Matches(ClassificationScores.Specificity(counts, average));
        }

        golden["gmean_multiclass"].Matches(ClassificationScores.GeometricMean(counts));
        golden["gmean_corr"].Matches(ClassificationScores.GeometricMean(counts, .001));
        golden["gmean_macro"].Matches(ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Macro));
        golden["gmean_weighted"].Matches(ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Weighted));
        golden["balanced_accuracy"].Matches(ClassificationScores.BalancedAccuracy(counts));
        golden["mcc"].Matches(ClassificationScores.MatthewsCorrelation(counts));
        golden["kappa"].Matches(ClassificationScores.CohenKappa(counts));
        golden["f1_macro"].Matches(ClassificationScores.MacroF1(counts));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_report_reads_as_that_of_scikit_learn(int index)
    {
        (Vector golden, ConfusionMatrix counts) = Case(index);
        string[][] lines =
        [
            .. golden["report"].Text.Replace(" avg", "_avg", StringComparison.Ordinal).Split('\n').Skip(1).Where(line => line.Length > 0)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ];
        foreach (ReportTableRow row in ClassificationReport.Of(counts).ToTable([.. Enumerable.Range(0, counts.Classes).Select(c => c.ToString())]))
        {
            string[] line = lines.Single(l => l[0] == row.Name.Replace(' ', '_'));
            if (row.Name == "accuracy") Assert.Equal(line[1], TwoDigits(row.Precision));
            else Assert.Equal(string.Join(' ', line[1..]), $"{TwoDigits(row.Precision)} {TwoDigits(row.Recall)} {TwoDigits(row.F1)} {row.Support}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Scores_of_probabilities_equal_those_of_scikit_learn(int index)
    {
        (Vector golden, _) = Case(index);
        double[] scores = golden["score"].Numbers;
        PredictedProbabilities predictions = PredictedProbabilities.Of(
            new Matrix<double>([.. scores.SelectMany(p => new[] { 1 - p, p })], scores.Length, 2), golden["y_true"].Integers);
        golden["roc_auc"].Matches(RankingScores.PerClass(predictions)[1].RocAuc!.Value);
        golden["ap"].Matches(RankingScores.PerClass(predictions)[1].AveragePrecision!.Value);
        golden["brier"].Matches(ProbabilityScores.BinaryBrier(predictions, 1));
        golden["logloss"].Matches(ProbabilityScores.LogLoss(predictions));
    }

    private static string TwoDigits(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    private static (Vector Golden, ConfusionMatrix Counts) Case(int index)
    {
        Vector golden = Vector.Read("golden.json")["cases"][index];
        int[] truth = golden["y_true"].Integers;
        return (golden, ConfusionMatrix.Count(truth, golden["y_pred"].Integers, truth.Max() + 1));
    }
}
