using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A decision tree that has learned: it tells the class probabilities of rows.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class DecisionTree
{
    private readonly TreeNodes nodes;

    internal DecisionTree(TreeNodes nodes, int columns, int classes)
    {
        this.nodes = nodes;
        Columns = columns;
        Classes = classes;
    }

    /// <summary>The number of features it learned from.</summary>
    public int Columns { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The number of leaves.</summary>
    public int Leaves => nodes.Leaves;

    /// <summary>The number of splits on the longest way from the root to a leaf.</summary>
    public int Depth => nodes.Depth;

    /// <summary>The class shares in the leaf of each row.</summary>
    /// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="features">Rows × features, as many features as it learned from; all finite.</param>
    /// <returns>Rows × classes; each row sums to 1.</returns>
    /// <exception cref="ArgumentException">The table has another number of features.</exception>
    /// <exception cref="BallastException">A value is not finite.</exception>
    public Matrix<double> PredictProbabilities<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireColumns(features, Columns);
        FiniteFeatures.Require(features, "feature");
        return PredictRows(features, Neighborhood.AllRows(features.Rows));
    }

    /// <summary>The most frequent class in the leaf of each row, the smallest label of equal ones.</summary>
    /// <inheritdoc cref="PredictProbabilities"/>
    /// <returns>One label a row.</returns>
    public int[] Predict<T>(Matrix<T> features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LearningRows.MostLikely(PredictProbabilities(features));

    internal Matrix<double> PredictRows<T>(Matrix<T> features, ReadOnlySpan<int> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Matrix<double>(rows.Length, Classes);
        for (int i = 0; i < rows.Length; i++) nodes.AddProbabilities<T>(features.Row(rows[i]), result.Row(i));
        return result;
    }

    internal int Predict<T>(ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => LearningRows.MostLikely(nodes.Leaf(row));

    internal static void RequireColumns<T>(Matrix<T> features, int columns)
        where T : unmanaged
    {
        if (features.Columns != columns) throw new ArgumentException($"The table has {features.Columns} features, but {columns} were learned from.", nameof(features));
    }
}
