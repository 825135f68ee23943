using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class IsolationForestTests
{
    public static TheoryData<int> Cases => [.. OutlierCase.Places("forest")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_equal_those_of_scikit_learn_with_any_number_of_workers(int place)
    {
        OutlierCase item = OutlierCase.Of("forest", place);
        var options = new IsolationForestOptions
        {
            Seed = item.Seed,
            Trees = item.Integer("trees"),
            SamplesPerTree = item.Integer("samples"),
            Contamination = item.Contamination,
            Workers = 1,
        };
        OutlierScores scores = new IsolationForest(options).Score(item.Features);
        item.RequireEqual(scores, new IsolationForest(options).Score(item.Features, item.NewSamples));
        Assert.Equal(scores.Scores, new IsolationForest(options with { Workers = 3 }).Score(item.Features).Scores);
    }

    [Fact]
    public void A_sample_far_from_all_others_is_the_outlier()
    {
        var random = new RandomState(1);
        var table = new Matrix<float>(200, 2);
        for (int i = 0; i < table.Values.Length; i++) table.Values[i] = (float)random.StandardNormal();
        (table[17, 0], table[17, 1]) = (9, -9);
        OutlierScores scores = new IsolationForest(new IsolationForestOptions { Contamination = .005 }).Score(table);
        Assert.Equal([17], scores.Outliers);
    }

    [Fact]
    public void Settings_and_tables_that_cannot_be_are_refused()
    {
        Refused("Trees is 0 but must be 1 or more. 100 is usual.", () => new IsolationForestOptions { Trees = 0 });
        Refused("SamplesPerTree is 0 but must be 1 or more. 256 is usual.", () => new IsolationForestOptions { SamplesPerTree = 0 });
        Refused("Contamination is 0.7 but must be above 0 and at most 0.5, or not set. 0.05 is usual.", () => new IsolationForestOptions { Contamination = .7 });
        Refused("Workers is 0 but must be 1 or more.", () => new IsolationForestOptions { Workers = 0 });
        var forest = new IsolationForest(new IsolationForestOptions());
        Refused("There are 0 samples of 3 features. Give at least one of both.", () => forest.Score(new Matrix<double>(0, 3)));
        Refused(
            "The feature in row 0, column 1 is 1E+39; an isolation forest takes finite numbers up to 3.4e38. Fill or drop the row.",
            () => forest.Score(new Matrix<double>([1, 1e39], 1, 2)));
        Refused(
            "The feature in row 0, column 0 is NaN; an isolation forest takes finite numbers up to 3.4e38. Fill or drop the row.",
            () => forest.Score(new Matrix<double>([double.NaN], 1, 1)));
        Assert.Throws<ArgumentException>(() => forest.Score(new Matrix<double>(2, 2), new Matrix<double>(2, 3)));
    }

    [Fact]
    public void No_sample_to_score_has_no_score() => Assert.Empty(new IsolationForest(new IsolationForestOptions()).Score(new Matrix<double>(5, 2), new Matrix<double>(0, 2)).Scores);

    private static void Refused(string message, Func<object> act) => TrainTestSplitTests.Refused(message, act);
}
