using Ballast.Core;

namespace Ballast.Resampling.Tests;

public sealed class DecisionTreeClassifierTests
{
    [Theory]
    [InlineData(SplitCriterion.Gini)]
    [InlineData(SplitCriterion.Entropy)]
    public void A_split_lies_midway_and_leaves_tell_class_shares(SplitCriterion criterion)
    {
        // 1, 2, 3 of class 0, 5, 6 of class 1: one split at 4.
        DecisionTree tree = new DecisionTreeClassifier(new() { Criterion = criterion }).Fit(Tables.Line(1, 2, 3, 5, 6), [0, 0, 0, 1, 1], 2);
        Assert.Equal((2, 1), (tree.Leaves, tree.Depth));
        Assert.Equal([0, 0, 1], tree.Predict(Tables.Line(-9, 4, 4.1)));
        Assert.Equal([1, 0, 0, 1], tree.PredictProbabilities(Tables.Line(4, 4.1)).Values.ToArray());
    }

    [Fact]
    public void The_feature_that_separates_better_is_taken()
    {
        // Column 0 leaves one of each side wrong, column 1 none.
        var features = new Matrix<double>([1, 8, 2, 9, 5, 7, 3, 1, 6, 2, 7, 3], 6, 2);
        DecisionTree tree = new DecisionTreeClassifier(new()).Fit(features, [0, 0, 0, 1, 1, 1], 2);
        Assert.Equal(2, tree.Leaves);
        Assert.Equal([0, 1], tree.Predict(new Matrix<double>([7, 6, 1, 4], 2, 2)));
    }

    [Fact]
    public void Classes_that_only_two_features_tell_apart_are_found()
    {
        // Exclusive or: no first split has a gain.
        var features = new Matrix<double>([0, 0, 0, 1, 1, 0, 1, 1], 4, 2);
        DecisionTree tree = new DecisionTreeClassifier(new()).Fit(features, [0, 1, 1, 0], 2);
        Assert.Equal([0, 1, 1, 0], tree.Predict(features));
        Assert.Equal((4, 2), (tree.Leaves, tree.Depth));
    }

    [Fact]
    public void Growth_ends_at_the_limits()
    {
        double[] values = [.. Enumerable.Range(0, 16).Select(i => (double)i)];
        int[] labels = [.. Enumerable.Range(0, 16).Select(i => i % 2)];
        Assert.Equal(16, Fit(new()).Leaves);
        Assert.Equal(2, Fit(new() { MaximumDepth = 1 }).Leaves);
        Assert.True(Fit(new() { SmallestLeaf = 3 }).Leaves <= 5);
        Assert.Equal(1, Fit(new() { SmallestSplit = 17 }).Leaves);
        Assert.Equal(1, Fit(new() { SmallestLeaf = 9 }).Leaves);
        Assert.Equal([0.5, 0.5], Fit(new() { SmallestLeaf = 9 }).PredictProbabilities(Tables.Line(3)).Values.ToArray());

        DecisionTree Fit(DecisionTreeOptions options) => new DecisionTreeClassifier(options).Fit(Tables.Line(values), labels, 2);
    }

    [Fact]
    public void Rows_that_no_feature_tells_apart_share_a_leaf()
    {
        DecisionTree tree = new DecisionTreeClassifier(new()).Fit(Tables.Line(4, 4, 4, 4), [0, 1, 1, 2], 4);
        Assert.Equal((1, 0), (tree.Leaves, tree.Depth));
        Assert.Equal([0.25, 0.5, 0.25, 0], tree.PredictProbabilities(Tables.Line(4)).Values.ToArray());
    }

    [Theory]
    [InlineData(SplitCriterion.Gini)]
    [InlineData(SplitCriterion.Entropy)]
    public void The_first_split_equals_that_of_trying_everything(SplitCriterion criterion)
    {
        // Rows beyond the length from which keys are sorted by digits, with many equal values.
        var random = new RandomState(6);
        var features = new Matrix<float>(700, 5);
        int[] labels = new int[700];
        for (int row = 0; row < 700; row++)
        {
            for (int column = 0; column < 5; column++) features[row, column] = (float)Math.Round(random.Normal(0, 20 * (column + 1)));
            labels[row] = features[row, 3] + random.Normal(0, 40) > 0 ? 1 : (int)random.Integer(0, 3);
        }

        DecisionTree tree = new DecisionTreeClassifier(new() { Criterion = criterion, MaximumDepth = 1 }).Fit(features, labels, 3);
        (double best, int feature, float value) = (double.PositiveInfinity, -1, 0);
        for (int column = 0; column < 5; column++)
        {
            foreach (float candidate in Enumerable.Range(0, 700).Select(row => features[row, column]).Distinct().Order().SkipLast(1))
            {
                double impurity = Impurity(row => features[row, column] <= candidate) + Impurity(row => features[row, column] > candidate);
                if (impurity < best - 1e-9) (best, feature, value) = (impurity, column, candidate);
            }
        }

        double[] expected = Shares(row => features[row, feature] <= value);
        int left = Enumerable.Range(0, 700).First(row => features[row, feature] <= value);
        Tables.AssertClose(expected, tree.PredictProbabilities(new Matrix<float>(features.Row(left).ToArray(), 1, 5)).Values.ToArray());

        double[] Shares(Func<int, bool> side)
        {
            int[] rows = [.. Enumerable.Range(0, 700).Where(side)];
            return [.. Enumerable.Range(0, 3).Select(label => rows.Count(row => labels[row] == label) / (double)rows.Length)];
        }

        double Impurity(Func<int, bool> side) => Enumerable.Range(0, 700).Count(side) * (criterion == SplitCriterion.Gini
            ? 1 - Shares(side).Sum(share => share * share)
            : -Shares(side).Where(share => share > 0).Sum(share => share * Math.Log(share)));
    }

    [Fact]
    public void Drawn_features_are_drawn_by_the_seed()
    {
        (Matrix<float> features, int[] labels) = SmoteTests.Data([80, 70]);
        var options = new DecisionTreeOptions { Features = SplitFeatures.Count(1), MaximumDepth = 2 };
        double[] first = Probabilities(options);
        Assert.Equal(first, Probabilities(options));
        Assert.Contains(Enumerable.Range(0, 9), seed => !first.SequenceEqual(Probabilities(options with { Seed = (uint)seed })));

        double[] Probabilities(DecisionTreeOptions settings) => new DecisionTreeClassifier(settings).Fit(features, labels, 2).PredictProbabilities(features).Values.ToArray();
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var learner = new DecisionTreeClassifier(new());
        Assert.Equal("There are no samples to learn from. Give at least one.", Tables.Refusal(() => learner.Fit(new Matrix<float>(0, 2), [], 2)));
        Assert.StartsWith("The feature in row 0, column 0 is NaN;", Tables.Refusal(() => learner.Fit(Tables.Line(double.NaN), [0], 1)));
        Assert.StartsWith("The table has no columns,", Tables.Refusal(() => learner.Fit(new Matrix<float>(3, 0), [0, 1, 1], 2)));
        Assert.Throws<ArgumentException>(() => learner.Fit(Tables.Line(1, 2), [0], 1));
        Assert.Throws<ArgumentException>(() => learner.Fit(Tables.Line(1, 2), [0, 2], 2));
        ArgumentException columns = Assert.Throws<ArgumentException>(() => learner.Fit(Tables.Line(1, 2), [0, 1], 2).Predict(new Matrix<double>(1, 3)));
        Assert.Equal("The table has 3 features, but 1 were learned from. (Parameter 'features')", columns.Message);
        Assert.Equal("There are 2000000 classes, but a tree takes at most 1048576.", Tables.Refusal(() => learner.Fit(Tables.Line(1, 2), [0, 1], 2_000_000)));
        Assert.Equal("MaximumDepth is 0 but must be 1 or more. Leave it out for no limit.", Tables.Refusal(() => new DecisionTreeOptions { MaximumDepth = 0 }));
        Assert.Equal("SmallestSplit is 1 but must be 2 or more.", Tables.Refusal(() => new DecisionTreeOptions { SmallestSplit = 1 }));
        Assert.Equal("SmallestLeaf is 0 but must be 1 or more.", Tables.Refusal(() => new DecisionTreeOptions { SmallestLeaf = 0 }));
        Assert.Equal("Workers is 0 but must be 1 or more.", Tables.Refusal(() => new DecisionTreeOptions { Workers = 0 }));
        Assert.Equal(
            "The number of features for a split is 0 but must be 1 or more. Use All or SquareRoot for the usual numbers.",
            Tables.Refusal(() => SplitFeatures.Count(0)));
    }
}
