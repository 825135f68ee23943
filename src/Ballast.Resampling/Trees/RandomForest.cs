using System.Collections.Immutable;
using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A random forest that has learned: it tells class probabilities, the means of those of its trees.</summary>
/// <remarks>Immutable and thread-safe; the same bit by bit for any number of workers.</remarks>
public sealed class RandomForest
{
    private const int BlockHeight = 256;

    private readonly ImmutableArray<TreeNodes> trees;
    private readonly int workers;

    internal RandomForest(ImmutableArray<TreeNodes> trees, int columns, int classes, int workers)
    {
        this.trees = trees;
        this.workers = workers;
        Columns = columns;
        Classes = classes;
    }

    /// <summary>The number of features it learned from.</summary>
    public int Columns { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of trees.</summary>
    public int Trees => trees.Length;

    /// <summary>The mean of the class shares that the trees tell for each row.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Rows × features, as many features as it learned from; all finite.</param>
    /// <returns>Rows × classes; each row sums to 1.</returns>
    /// <exception cref="ArgumentException">The table has another number of features.</exception>
    /// <exception cref="BallastException">A value is not finite.</exception>
    public Matrix<double> PredictProbabilities<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DecisionTree.RequireColumns(features, Columns);
        FiniteFeatures.Require(features, "feature");
        return PredictRows(features, Neighborhood.AllRows(features.Rows));
    }

    /// <summary>The class of the largest mean share of each row, the smallest label of equal ones.</summary>
    /// <inheritdoc cref="PredictProbabilities"/>
    /// <returns>One label a row.</returns>
    public int[] Predict<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LearningRows.MostLikely(PredictProbabilities(features));

    internal Matrix<double> PredictRows<T>(Matrix<T> features, int[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Matrix<double>(rows.Length, Classes);
        int blocks = (rows.Length + BlockHeight - 1) / BlockHeight;
        ParallelWork.ForEach(blocks, workers, block =>
        {
            int start = block * BlockHeight, end = Math.Min(start + BlockHeight, rows.Length);
            foreach (TreeNodes tree in trees)
                for (int row = start; row < end; row++)
                    tree.AddProbabilities<T>(features.Row(rows[row]), result.Row(row));
            for (int row = start; row < end; row++)
                foreach (ref double value in result.Row(row))
                    value /= trees.Length;
        });
        return result;
    }
}
