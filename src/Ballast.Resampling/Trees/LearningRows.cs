using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The rows that a tree or a forest learns from, checked.</summary>
internal static class LearningRows
{
    private const int MostClasses = 1 << 20;

    public static void Require<T>(Matrix<T> features, ReadOnlySpan<int> labels, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        FiniteFeatures.RequireSamples(features, labels);
        ClassCounts.Of(labels, classes);
        if (classes > MostClasses) throw new BallastException($"There are {classes} classes, but a tree takes at most {MostClasses}.");
    }

    /// <summary>The labels of the rows.</summary>
    public static int[] Labels(ReadOnlySpan<int> labels, ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty) throw new BallastException("There are no samples to learn from. Give at least one.");
        int[] chosen = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++) chosen[i] = labels[rows[i]];
        return chosen;
    }

    /// <summary>The class of the largest probability of each row, the smallest label of equal ones.</summary>
    public static int[] MostLikely(Matrix<double> probabilities)
    {
        int[] labels = new int[probabilities.Rows];
        for (int row = 0; row < labels.Length; row++) labels[row] = MostLikely(probabilities.Row(row));
        return labels;
    }

    /// <summary>The class of the largest probability, the smallest label of equal ones.</summary>
    public static int MostLikely(ReadOnlySpan<double> probabilities)
    {
        int most = 0;
        for (int label = 1; label < probabilities.Length; label++)
            if (probabilities[label] > probabilities[most])
                most = label;
        return most;
    }
}
