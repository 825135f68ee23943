using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class LocalOutlierFactorTests
{
    public static TheoryData<int> Cases => [.. OutlierCase.Places("lof")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_equal_those_of_scikit_learn_with_any_number_of_workers(int place)
    {
        OutlierCase item = OutlierCase.Of("lof", place);
        var options = new LocalOutlierFactorOptions { Neighbors = item.Integer("k"), Contamination = item.Contamination, Workers = 1 };
        OutlierScores scores = new LocalOutlierFactor(options).Score(item.Features);
        item.RequireEqual(scores, new LocalOutlierFactor(options).Score(item.Features, item.NewSamples));
        Assert.Equal(scores.Scores, new LocalOutlierFactor(options with { Workers = 3 }).Score(item.Features).Scores);
    }

    [Fact]
    public void One_neighbour_on_a_line_is_worked_by_hand()
    {
        // 0, 1 and 5: the nearest are 1, 0 and 1. Densities 1, 1 and 1/4: the last is four times as thin as its neighbour.
        OutlierScores scores = new LocalOutlierFactor(new LocalOutlierFactorOptions { Neighbors = 1 }).Score(new Matrix<double>([0, 1, 5], 3, 1));
        Assert.Equal(-1, scores.Scores[0], 1e-9);
        Assert.Equal(-4, scores.Scores[2], 1e-9);
        Assert.Equal(-1.5, scores.Threshold);
        Assert.Equal([2], scores.Outliers);
    }

    [Fact]
    public void Exact_copies_are_as_dense_as_each_other()
    {
        OutlierScores scores = new LocalOutlierFactor(new LocalOutlierFactorOptions { Neighbors = 2 }).Score(new Matrix<float>([1, 1, 1, 1], 4, 1));
        Assert.All(scores.Scores, score => Assert.Equal(-1, score, 1e-12));
    }

    [Fact]
    public void Settings_and_tables_that_cannot_be_are_refused()
    {
        var factor = new LocalOutlierFactor(new LocalOutlierFactorOptions());
        TrainTestSplitTests.Refused("Neighbors is 0 but must be 1 or more. 20 is usual.", () => new LocalOutlierFactorOptions { Neighbors = 0 });
        TrainTestSplitTests.Refused("A sample is an outlier among others, but there are 1 samples. Give at least 2.", () => factor.Score(new Matrix<double>(1, 2)));
        Assert.Throws<BallastException>(() => factor.Score(new Matrix<double>([0, double.NaN], 2, 1)));
        Assert.Throws<ArgumentException>(() => factor.Score(new Matrix<double>(2, 2), new Matrix<double>(2, 3)));
    }
}
