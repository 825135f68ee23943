using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class RandomForestClassifierTests
{
    [Fact]
    public void Any_number_of_workers_grows_the_same_forest()
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([200, 90, 40]);
        double[] one = Probabilities(1);
        Assert.Equal(one, Probabilities(3));
        Assert.NotEqual(one, Probabilities(1, 43));

        double[] Probabilities(int workers, uint seed = 42) =>
            new RandomForestClassifier(new() { Trees = 20, Workers = workers, Seed = seed }).Fit(features, labels, 3).PredictProbabilities(features).Values.ToArray();
    }

    [Fact]
    public void Probabilities_are_means_over_trees_that_drew_their_samples()
    {
        // One sample of each class: half of the trees draw both and split between them, a quarter each knows one class only, so that 3/4 is told right.
        RandomForest forest = new RandomForestClassifier(new() { Trees = 2000 }).Fit(Tables.Line(0, 1), [0, 1], 2);
        Matrix<double> told = forest.PredictProbabilities(Tables.Line(0, 1));
        Assert.Equal(2000, forest.Trees);
        Assert.InRange(told[0, 0], 0.71, 0.79); // four standard errors of 0.0097
        Assert.Equal(1, told[0, 0] + told[0, 1], 1e-12);
        Assert.Equal([0, 1], forest.Predict(Tables.Line(0, 1)));
    }

    [Fact]
    public void An_estimate_learns_from_the_training_rows_alone()
    {
        var random = new RandomState(9);
        (Matrix<double> features, int[] labels) = Blobs(random, 90);
        var split = new TrainTestIndices([.. Enumerable.Range(0, 60)], [89, 61, 70]);
        var train = new Matrix<double>(features.Values[..240].ToArray(), 60, 4);
        var test = new Matrix<double>([.. features.Row(89), .. features.Row(61), .. features.Row(70)], 3, 4);
        var forest = new RandomForestClassifier(new() { Trees = 10 });
        Assert.Equal(forest.Fit(train, labels.AsSpan(0, 60), 4).PredictProbabilities(test).Values.ToArray(), forest.Estimate(features, labels, 4, split).Values.ToArray());
        var tree = new DecisionTreeClassifier(new());
        Assert.Equal(tree.Fit(train, labels.AsSpan(0, 60), 4).PredictProbabilities(test).Values.ToArray(), tree.Estimate(features, labels, 4, split).Values.ToArray());
        Assert.Equal(
            "There are no samples to learn from. Give at least one.",
            Tables.Refusal(() => forest.Estimate(features, labels, 4, new TrainTestIndices([], [1])).Rows));
    }

    [Fact]
    public void New_samples_of_separate_classes_are_recognised()
    {
        var random = new RandomState(4);
        (Matrix<double> train, int[] labels) = Blobs(random, 120);
        (Matrix<double> test, int[] expected) = Blobs(random, 120);
        int[] told = new RandomForestClassifier(new()).Fit(train, labels, 3).Predict(test);

        // Centres are 6 deviations apart in one of four columns: Bayes errs on 0.2 %.
        Assert.InRange(told.Zip(expected).Count(pair => pair.First == pair.Second), 116, 120);
    }

    [Fact]
    public void Settings_out_of_range_and_empty_tables_are_refused()
    {
        Assert.Equal("Trees is 0 but must be 1 or more. 100 is usual.", Tables.Refusal(() => new RandomForestOptions { Trees = 0 }));
        Assert.Equal("There are no samples to learn from. Give at least one.", Tables.Refusal(() => new RandomForestClassifier(new()).Fit(new Matrix<float>(0, 2), [], 2)));
        ArgumentException columns = Assert.Throws<ArgumentException>(() => new RandomForestClassifier(new()).Fit(Tables.Line(1, 2), [0, 1], 2).Predict(new Matrix<double>(1, 3)));
        Assert.Equal("The table has 3 features, but 1 were learned from. (Parameter 'features')", columns.Message);
    }

    private static (Matrix<double> Features, int[] Labels) Blobs(RandomState random, int rows)
    {
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => row % 3)];
        var features = new Matrix<double>(rows, 4);
        for (int row = 0; row < rows; row++)
            for (int column = 0; column < 4; column++)
                features[row, column] = random.Normal(labels[row] == column ? 6 : 0, 1);
        return (features, labels);
    }
}
