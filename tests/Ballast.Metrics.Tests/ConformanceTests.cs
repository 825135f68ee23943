namespace Ballast.Metrics.Tests;

public sealed class ConformanceTests
{
    public static TheoryData<string> Names => ["binary", "four_class", "absent_class", "perfect", "all_one"];

    [Fact]
    public void Every_case_of_the_file_is_tested() =>
        Assert.Equal(Vector.Read("conformance.json")["cases"].Items.Select(c => c["name"].Text), Names.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Names))]
    public void Scores_of_counts_equal_those_of_the_peers(string name)
    {
        (Vector expect, ConfusionMatrix counts, _) = Case(name);
        Assert.Equal(expect["confusion_matrix"].Items.SelectMany(row => row.Integers), Cells(counts));
        expect["accuracy"].Matches(ClassificationScores.Accuracy(counts));
        expect["balanced_accuracy"].Matches(ClassificationScores.BalancedAccuracy(counts));
        expect["cohen_kappa"].Matches(ClassificationScores.CohenKappa(counts));
        expect["matthews"].Matches(ClassificationScores.MatthewsCorrelation(counts));
        Vector classes = expect["sensitivity_specificity_support_none"];
        classes[0].Matches(ClassificationScores.Recall(counts));
        classes[1].Matches(ClassificationScores.Specificity(counts));
        Assert.Equal(classes[2].Integers, counts.TruthCounts.Counts);
        expect["geometric_mean_multiclass"].Matches(ClassificationScores.GeometricMean(counts));
        expect["geometric_mean_correction_0.001"].Matches(ClassificationScores.GeometricMean(counts, .001));
        expect["geometric_mean_macro"].Matches(ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Macro));
        expect["geometric_mean_weighted"].Matches(ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Weighted));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Averages_of_precision_recall_and_F1_equal_those_of_scikit_learn(string name)
    {
        (Vector expect, ConfusionMatrix counts, _) = Case(name);
        foreach (ScoreAverage average in Enum.GetValues<ScoreAverage>())
            expect["precision_recall_f1_" + average.ToString().ToLowerInvariant()].Matches(
            [
                ClassificationScores.Precision(counts, average), ClassificationScores.Recall(counts, average), ClassificationScores.F1(counts, average),
            ]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Specificity_and_geometric_mean_of_a_class_equal_those_of_imbalanced_learn(string name)
    {
        (Vector expect, ConfusionMatrix counts, _) = Case(name);
        Vector report = expect["classification_report_imbalanced"];
        for (int label = 0; label < counts.Classes; label++)
        {
            Vector row = report[label.ToString()];
            row["pre"].Matches(ClassificationScores.Precision(counts)[label]);
            row["spe"].Matches(ClassificationScores.Specificity(counts)[label]);
            row["geo"].Matches(ClassificationScores.GeometricMeanPerClass(counts)[label]);
        }

        report["avg_spe"].Matches(ClassificationScores.Specificity(counts, ScoreAverage.Weighted));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_report_equals_that_of_scikit_learn(string name)
    {
        (Vector expect, ConfusionMatrix counts, _) = Case(name);
        Vector report = expect["classification_report"];
        foreach (ReportTableRow row in ClassificationReport.Of(counts).ToTable([.. Enumerable.Range(0, counts.Classes).Select(c => c.ToString())]))
        {
            double[] numbers = [row.Precision, row.Recall, row.F1, row.Support];
            if (row.Name == "accuracy")
            {
                foreach (double number in numbers) report["accuracy"].Matches(number);
                continue;
            }

            Vector peer = report[row.Name];
            string[] columns = ["precision", "recall", "f1-score", "support"];
            for (int i = 0; i < columns.Length; i++) peer[columns[i]].Matches(numbers[i]);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scores_of_probabilities_equal_those_of_scikit_learn(string name)
    {
        (Vector expect, ConfusionMatrix counts, PredictedProbabilities predictions) = Case(name);
        expect["log_loss"].Matches(ProbabilityScores.LogLoss(predictions));
        if (expect.Has("roc_auc_ovr_macro")) expect["roc_auc_ovr_macro"].Matches(RankingScores.RocAuc(predictions)!.Value);
        if (counts.Classes != 2) return;
        expect["roc_auc"].Matches(RankingScores.PerClass(predictions)[1].RocAuc!.Value);
        expect["average_precision"].Matches(RankingScores.PerClass(predictions)[1].AveragePrecision!.Value);
        expect["brier"].Matches(ProbabilityScores.BinaryBrier(predictions, 1));
    }

    private static (Vector Expect, ConfusionMatrix Counts, PredictedProbabilities Predictions) Case(string name)
    {
        Vector vector = Vector.Read("conformance.json")["cases"].Items.Single(c => c["name"].Text == name);
        PredictedProbabilities predictions = PredictedProbabilities.Of(vector["y_score"].Matrix, vector["y_true"].Integers);
        return (vector["expect"], ConfusionMatrix.Count(vector["y_true"].Integers, vector["y_pred"].Integers, predictions.Classes), predictions);
    }

    private static IEnumerable<int> Cells(ConfusionMatrix counts) =>
        Enumerable.Range(0, counts.Classes * counts.Classes).Select(i => counts[i / counts.Classes, i % counts.Classes]);
}
