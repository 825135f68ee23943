using System.Numerics;
using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Learns a random forest: many decision trees, each from samples drawn with replacement and with few features at each split.</summary>
/// <remarks>
/// <para>
/// Random forests (Breiman 2001, doi:10.1023/A:1010933404324), with the class probabilities of trees averaged, as scikit-learn does. Each tree draws from a generator of its own, by the seed and its number, so that
/// any number of workers grows the same forest.
/// </para>
/// <para>
/// Departs from scikit-learn: the draws are others, so that forests are alike but not equal. Cost: trees × levels × linear sorts of the rows for the features looked at. Memory: a rank a value, shared by all
/// trees, and the trees. Thread-safe.
/// </para>
/// </remarks>
public sealed class RandomForestClassifier : IProbabilityEstimator
{
    private readonly RandomForestOptions options;

    /// <summary>Takes the settings.</summary>
    /// <param name="options">The settings.</param>
    public RandomForestClassifier(RandomForestOptions options)
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
    public RandomForest Fit<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
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
        return Fit(features, labels, classes, [.. split.Train]).PredictRows(features, [.. split.Test]);
    }

    private RandomForest Fit<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes, int[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] targets = LearningRows.Labels(labels, rows);
        RankedTable<T> table = RankedTable<T>.Of(features, rows, options.Workers);
        TreeNodes[] trees = new TreeNodes[options.Trees];
        ParallelWork.ForEach(trees.Length, options.Workers, tree =>
        {
            var random = new ItemRandom(options.Seed, (ulong)tree);
            int[] weights = new int[rows.Length];
            for (int i = 0; i < weights.Length; i++) weights[random.NextIndex(weights.Length)]++;
            trees[tree] = new TreeGrower<T>(table, (targets, classes), weights, options, random).Grow();
        });
        return new RandomForest(ImmutableCollectionsMarshal.AsImmutableArray(trees), features.Columns, classes, options.Workers);
    }
}
