using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Learns a decision tree: the split of one feature that separates classes best, again and again.</summary>
/// <remarks>
/// <para>
/// CART (Breiman, Friedman, Olshen and Stone 1984) with every place between two different values tried, by Gini impurity or entropy, without pruning. A split without gain is taken where there is none better,
/// so that classes which only two features together tell apart are found. Of equal splits the first is taken: the smaller feature, the smaller value.
/// With <see cref="SplitCriterion.Entropy"/> and <see cref="TreeOptions.SmallestLeaf"/> 2 it stands in for C4.5, which divides the gain by that of the split and prunes.
/// </para>
/// <para>Cost: for each level, one linear sort of the rows for each feature looked at. Memory: a rank a value. Thread-safe.</para>
/// </remarks>
public sealed class DecisionTreeClassifier : IProbabilityEstimator
{
    private readonly DecisionTreeOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public DecisionTreeClassifier(DecisionTreeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>Learns from all rows of a table.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Samples × features; all finite.</param>
    /// <param name="labels">One label a row, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, or a label is out of range.</exception>
    /// <exception cref="BallastException">A value is not finite, or there are no samples.</exception>
    public DecisionTree Fit<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        LearningRows.Require(features, labels, classes);
        return Fit(features, labels, classes, Neighborhood.AllRows(features.Rows));
    }

    /// <inheritdoc/>
    public Matrix<double> Estimate<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes, TrainTestIndices split)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(split);
        LearningRows.Require(features, labels, classes);
        return Fit(features, labels, classes, [.. split.Train]).PredictRows(features, split.Test.AsSpan());
    }

    /// <summary>Learns from some rows of a table that was checked.</summary>
    internal DecisionTree Fit<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes, int[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] targets = LearningRows.Labels(labels, rows), weights = new int[rows.Length];
        weights.AsSpan().Fill(1);
        RankedTable<T> table = RankedTable<T>.Of(features, rows, options.Workers);
        var grower = new TreeGrower<T>(table, (targets, classes), weights, options, new ItemRandom(options.Seed, 0));
        return new DecisionTree(grower.Grow(), features.Columns, classes);
    }
}
