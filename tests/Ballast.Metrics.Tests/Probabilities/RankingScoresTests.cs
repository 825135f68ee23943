using Ballast.Core;

namespace Ballast.Metrics.Tests;

public sealed class RankingScoresTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Scores_equal_those_of_scikit_learn(int index)
    {
        Vector vector = Vector.Read("reference.json")["predictions"][index];
        PredictedProbabilities predictions = PredictedProbabilities.Of(vector["y_score"].Matrix, vector["y_true"].Integers);
        vector["roc_auc"].Matches(RankingScores.PerClass(predictions).Select(ranking => ranking.RocAuc!.Value));
        vector["average_precision"].Matches(RankingScores.PerClass(predictions).Select(ranking => ranking.AveragePrecision!.Value));
        vector["roc_auc_macro"].Matches(RankingScores.RocAuc(predictions)!.Value);
        vector["roc_auc_weighted"].Matches(RankingScores.RocAuc(predictions, ScoreAverage.Weighted)!.Value);
        vector["average_precision_macro"].Matches(RankingScores.AveragePrecision(predictions)!.Value);
        vector["average_precision_weighted"].Matches(RankingScores.AveragePrecision(predictions, ScoreAverage.Weighted)!.Value);
    }

    [Fact]
    public void Ties_count_half_in_ROC_AUC_and_join_in_average_precision()
    {
        // Class 1 by its probability: .9 yes | .5 yes, no | .1 no. Pairs yes > no: (.9, .5) (.9, .1) (.5, .1) win, (.5, .5) ties: 3.5 / 4.
        // Precision: 1/1 for the first, 2/3 for the tied: mean .8333.
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.1, .9, .5, .5, .5, .5, .9, .1], 4, 2), [1, 1, 0, 0]);
        ClassRanking ranking = RankingScores.PerClass(predictions)[1];
        Assert.Equal(3.5 / 4, ranking.RocAuc);
        Assert.Equal(5 / 6.0, ranking.AveragePrecision!.Value, 1e-15);
        Assert.Equal(.5, ranking.Prevalence);
    }

    [Fact]
    public void A_class_without_samples_has_no_ranking_and_is_left_out_of_the_averages()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.7, .2, .1, .2, .7, .1], 2, 3), [0, 1]);
        Assert.Equal(new ClassRanking(null, null, 0), RankingScores.PerClass(predictions)[2]);
        Assert.Equal(1, RankingScores.RocAuc(predictions));
        Assert.Equal(1, RankingScores.AveragePrecision(predictions));
    }

    [Fact]
    public void With_one_class_only_ROC_AUC_is_not_defined()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.7, .3, .6, .4], 2, 2), [0, 0]);
        Assert.Null(RankingScores.RocAuc(predictions));
        Assert.Equal(1, RankingScores.AveragePrecision(predictions));
    }

    [Fact]
    public void A_micro_average_is_refused()
    {
        PredictedProbabilities predictions = PredictedProbabilities.Of(new Matrix<double>([.7, .3], 1, 2), [0]);
        Assert.Throws<ArgumentException>(() => RankingScores.RocAuc(predictions, ScoreAverage.Micro));
    }
}
