using System.Collections.Immutable;
using System.Text.Json;
using Ballast.Metrics;
using Ballast.Resampling;

namespace Ballast.Conformance;

/// <summary>Scores, texts of reports, curves and calibration of the golden cases.</summary>
public sealed class GoldenMetricTests
{
    public static TheoryData<int, string> Cases =>
        Vectors.Places(Golden, item => $"{item.GetProperty("y_true").Integers().Max() + 1} classes, first prediction {item.GetProperty("y_pred")[0]}");

    /// <summary>The cases of two classes, which have scores.</summary>
    public static TheoryData<int> BinaryCases => [.. Enumerable.Range(0, Golden.GetArrayLength()).Where(place => Golden[place].TryGetProperty("score", out _))];

    private static JsonElement Golden => Vectors.Read("golden.json").GetProperty("metrics");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_of_counts_equal_those_of_the_peers(int place, string what)
    {
        MetricCase item = MetricCase.OfGolden(Golden[place], what);
        ConfusionMatrix counts = item.Occurring;
        JsonElement classes = item.Expected("sen_spe_None");
        item.Matches("sensitivity", classes[0], ClassificationScores.Recall(counts));
        item.Matches("specificity", classes[1], ClassificationScores.Specificity(counts));
        item.Matches("support", classes[2], counts.TruthCounts.Counts.Select(count => (double)count));
        foreach (ScoreAverage average in Enum.GetValues<ScoreAverage>())
        {
            JsonElement averaged = item.Expected("sen_spe_" + average.ToString().ToLowerInvariant());
            item.Matches($"{average} sensitivity", averaged[0], [ClassificationScores.Recall(counts, average)]);
            item.Matches($"{average} specificity", averaged[1], [ClassificationScores.Specificity(counts, average)]);
        }

        item.Matches("gmean_multiclass", ClassificationScores.GeometricMean(counts));
        item.Matches("gmean_corr", ClassificationScores.GeometricMean(counts, .001));
        item.Matches("gmean_macro", ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Macro));
        item.Matches("gmean_weighted", ClassificationScores.AveragedGeometricMean(counts, ScoreAverage.Weighted));
        item.Matches(
            "iba_gmean_weighted",
            IndexBalancedAccuracy.Of(counts, c => ClassificationScores.AveragedGeometricMean(c, ScoreAverage.Weighted), ScoreAverage.Weighted));
        item.Matches("balanced_accuracy", ClassificationScores.BalancedAccuracy(counts));
        item.Matches("mcc", ClassificationScores.MatthewsCorrelation(counts));
        item.Matches("kappa", ClassificationScores.CohenKappa(counts), whenNotDefined: 0);
        item.Matches("f1_macro", ClassificationScores.MacroF1(counts));
        item.Matches("mamae", OrdinalScores.MacroAveragedMeanAbsoluteError(item.Counts));
        double[] weights = Golden[place].GetProperty("sample_weight").Numbers();
        item.Matches("balanced_accuracy_w", ClassificationScores.BalancedAccuracy(ConfusionMatrix.CountWeighted(item.Truth, item.Predicted, weights, item.Classes)));
        item.Matches("class_weight", item.Expected("class_weight"), ClassWeights.Balanced(item.Counts.TruthCounts).Where(weight => weight > 0));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_texts_of_the_reports_equal_those_of_the_peers(int place, string what)
    {
        MetricCase item = MetricCase.OfGolden(Golden[place], what);
        Assert.Equal(item.Expected("report_imbalanced").GetString(), ImbalancedReport.Of(item.Occurring).ToText(item.Names));
        Assert.Equal(item.Expected("report").GetString(), ClassificationReport.Of(item.Occurring).ToText(item.Names));
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void Scores_of_probabilities_equal_those_of_scikit_learn(int place)
    {
        (MetricCase item, PredictedProbabilities predictions) = Binary(place);
        item.Matches("roc_auc", RankingScores.PerClass(predictions)[1].RocAuc!.Value);
        item.Matches("ap", RankingScores.PerClass(predictions)[1].AveragePrecision!.Value);
        item.Matches("brier", ProbabilityScores.BinaryBrier(predictions, 1));
        item.Matches("logloss", ProbabilityScores.LogLoss(predictions));
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void Calibration_curves_equal_those_of_scikit_learn(int place)
    {
        (MetricCase item, PredictedProbabilities predictions) = Binary(place);
        foreach (CalibrationBinning binning in Enum.GetValues<CalibrationBinning>())
        {
            JsonElement expected = item.Expected("calibration_" + binning.ToString().ToLowerInvariant());
            ImmutableArray<CalibrationBin> bins = CalibrationCurve.Of(predictions, 1, binning);
            item.Matches($"{binning} shares", expected[0], bins.Select(bin => bin.ObservedShare));
            item.Matches($"{binning} probabilities", expected[1], bins.Select(bin => bin.MeanProbability));
        }
    }

    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void The_isotonic_fit_equals_that_of_scikit_learn(int place)
    {
        (MetricCase item, _) = Binary(place);
        double[] scores = Golden[place].GetProperty("score").Numbers();
        item.Matches("isotonic_fit", item.Expected("isotonic_fit"), IsotonicRegression.Fit(scores, item.Truth).Apply(scores));
    }

    /// <summary>
    /// scikit-learn's quasi-Newton search stops once no component of the gradient exceeds 1e-5, so its numbers are off from the optimum by at most
    /// the inverse of the curvature times that; ours are the optimum.
    /// </summary>
    [Theory]
    [MemberData(nameof(BinaryCases))]
    public void Platt_scaling_is_as_near_to_that_of_scikit_learn_as_its_search_went(int place)
    {
        (MetricCase item, _) = Binary(place);
        double[] scores = Golden[place].GetProperty("score").Numbers(), expected = item.Expected("platt").Numbers();
        PlattScaling platt = PlattScaling.Fit(scores, item.Truth);
        double aa = 0, ab = 0, bb = 0;
        foreach (double score in scores)
        {
            double p = platt.Probability(score), curve = p * (1 - p);
            aa += curve * score * score;
            ab += curve * score;
            bb += curve;
        }

        // Twice the bound to first order, for what the curvature changes on the way.
        double determinant = aa * bb - ab * ab, gradient = 2 * 1e-5;
        Assert.InRange(Math.Abs(platt.Slope - expected[0]), 0, gradient * (bb + Math.Abs(ab)) / determinant);
        Assert.InRange(Math.Abs(platt.Intercept - expected[1]), 0, gradient * (aa + Math.Abs(ab)) / determinant);
    }

    private static (MetricCase Item, PredictedProbabilities Predictions) Binary(int place)
    {
        MetricCase item = MetricCase.OfGolden(Golden[place], $"golden {place}");
        return (item, PredictedProbabilities.OfPositive(Golden[place].GetProperty("score").Numbers(), item.Truth));
    }
}
