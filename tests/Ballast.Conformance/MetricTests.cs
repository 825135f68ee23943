using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Core;
using Ballast.Metrics;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>Scores, reports and class weights against those of scikit-learn and imbalanced-learn.</summary>
public sealed class MetricTests
{
    private const string File = "metrics.json";

    public static TheoryData<int, string> Cases => Vectors.Places(Vectors.Cases(File), item => item.GetProperty("name").GetString()!);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_of_counts_equal_those_of_the_peers(int place, string what)
    {
        MetricCase item = MetricCase.Of(Vectors.Cases(File)[place], what);
        ConfusionMatrix counts = item.Counts;
        IEnumerable<int> cells = item.Expected("confusion_matrix").EnumerateArray().SelectMany(row => row.Integers());
        Assert.Equal(cells, Enumerable.Range(0, counts.Classes * counts.Classes).Select(i => counts[i / counts.Classes, i % counts.Classes]));
        item.Matches("accuracy", ClassificationScores.Accuracy(counts));
        item.Matches("balanced_accuracy", ClassificationScores.BalancedAccuracy(counts));
        item.Matches("cohen_kappa", ClassificationScores.CohenKappa(counts), whenNotDefined: 0);
        item.Matches("matthews", ClassificationScores.MatthewsCorrelation(counts));
        JsonElement classes = item.Expected("sensitivity_specificity_support_none");
        item.Matches("sensitivity", classes[0], ClassificationScores.Recall(counts));
        item.Matches("specificity", classes[1], ClassificationScores.Specificity(counts));
        Assert.Equal(classes[2].Integers(), counts.TruthCounts.Counts);
        item.Matches("geometric_mean_multiclass", ClassificationScores.GeometricMean(counts));
        item.Matches("geometric_mean_correction_0.001", ClassificationScores.GeometricMean(counts, .001));
        item.Matches("geometric_mean_macro", ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Macro));
        item.Matches("geometric_mean_weighted", ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Weighted));
        item.Matches("iba_gmean", IndexBalancedAccuracy.Of(counts, ClassificationScores.GeometricMean, ScoreAverage.Macro));
        item.MatchesWhenThere("macro_averaged_mean_absolute_error", () => OrdinalScores.MacroAveragedMeanAbsoluteError(counts));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Averages_of_precision_recall_and_F1_equal_those_of_scikit_learn(int place, string what)
    {
        MetricCase item = MetricCase.Of(Vectors.Cases(File)[place], what);
        foreach (ScoreAverage average in Enum.GetValues<ScoreAverage>())
        {
            string name = "precision_recall_f1_" + average.ToString().ToLowerInvariant();
            double[] scores =
            [
                ClassificationScores.Precision(item.Counts, average), ClassificationScores.Recall(item.Counts, average), ClassificationScores.F1(item.Counts, average),
            ];
            item.Matches(name, item.Expected(name), scores);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_imbalanced_report_equals_that_of_imbalanced_learn(int place, string what)
    {
        MetricCase item = MetricCase.Of(Vectors.Cases(File)[place], what);
        JsonElement expected = item.Expected("classification_report_imbalanced");
        ImbalancedReport report = ImbalancedReport.Of(item.Occurring);
        Assert.Equal(item.Names, expected.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.Object).Select(entry => entry.Name));
        for (int row = 0; row < item.Names.Length; row++)
            foreach ((string column, double score) in Columns(report.Classes[row]))
                item.Matches($"{item.Names[row]} {column}", expected.GetProperty(item.Names[row]).GetProperty(column), [score]);
        foreach ((string column, double score) in Columns(report.Average))
            item.Matches("average " + column, expected.GetProperty(column == "sup" ? "total_support" : "avg_" + column), [score]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_report_equals_that_of_scikit_learn(int place, string what)
    {
        MetricCase item = MetricCase.Of(Vectors.Cases(File)[place], what);
        JsonElement expected = item.Expected("classification_report");
        ImmutableArray<ReportTableRow> table = ClassificationReport.Of(item.Occurring).ToTable(item.Names);
        Assert.Equal(expected.EnumerateObject().Select(entry => entry.Name), table.Select(row => row.Name));
        foreach (ReportTableRow row in table)
        {
            double[] numbers = [row.Precision, row.Recall, row.F1, row.Support];
            JsonElement peer = expected.GetProperty(row.Name);
            string[] columns = ["precision", "recall", "f1-score", "support"];
            for (int i = 0; i < columns.Length; i++) item.Matches(row.Name, row.Name == "accuracy" ? peer : peer.GetProperty(columns[i]), [numbers[i]]);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_of_probabilities_equal_those_of_scikit_learn(int place, string what)
    {
        MetricCase item = MetricCase.Of(Vectors.Cases(File)[place], what);
        PredictedProbabilities predictions = item.Probabilities;
        item.Matches("log_loss", ProbabilityScores.LogLoss(predictions));
        item.MatchesWhenThere("roc_auc_ovr_macro", () => RankingScores.RocAuc(predictions)!.Value);
        item.MatchesWhenThere("roc_auc", () => RankingScores.PerClass(predictions)[1].RocAuc!.Value);
        item.MatchesWhenThere("average_precision", () => RankingScores.PerClass(predictions)[1].AveragePrecision!.Value);
        item.MatchesWhenThere("brier", () => ProbabilityScores.BinaryBrier(predictions, 1));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Balanced_class_and_sample_weights_equal_those_of_scikit_learn(int place, string what)
    {
        MetricCase item = MetricCase.Of(Vectors.Cases(File)[place], what);
        JsonElement expected = item.Expected("class_weight_balanced");
        ImmutableArray<double> weights = ClassWeights.Balanced(item.Counts.TruthCounts);
        int[] labels = expected[0].Integers();
        item.Matches("class_weight_balanced", expected[1], labels.Select(label => weights[label]));
        double[] samples = [.. SampleWeights.Balanced(item.Truth, item.Counts.Classes)];
        Assert.Equal(item.Truth.Select(label => weights[label]), samples);
    }

    private static (string Column, double Score)[] Columns(ImbalancedReportRow row) =>
    [
        ("pre", row.Precision), ("rec", row.Recall), ("spe", row.Specificity), ("f1", row.F1), ("geo", row.GeometricMean), ("iba", row.IndexBalancedAccuracy),
        ("sup", row.Support),
    ];
}
