using System.Collections.Immutable;

namespace Ballast.Core;

/// <summary>How many samples each class has, in label order.</summary>
public sealed class ClassCounts
{
    private ClassCounts(ImmutableArray<int> counts)
    {
        Counts = counts;
        foreach (int count in counts) Total += count;
    }

    /// <summary>The count of each label, from label 0. A class without samples has 0.</summary>
    public ImmutableArray<int> Counts { get; }

    /// <summary>The number of samples of all classes.</summary>
    public int Total { get; }

    /// <summary>The number of classes, those without samples included.</summary>
    public int Classes => Counts.Length;

    /// <summary>The number of samples of the largest class; 0 when there is no class.</summary>
    public int Largest => Counts.IsEmpty ? 0 : Counts.Max();

    /// <summary>The number of samples of the smallest class that has any; 0 when none has.</summary>
    public int Smallest
    {
        get
        {
            int smallest = int.MaxValue;
            foreach (int count in Counts)
                if (count > 0)
                    smallest = Math.Min(smallest, count);
            return smallest == int.MaxValue ? 0 : smallest;
        }
    }

    /// <summary>Largest over smallest class, classes without samples left out; 1 is balanced, 0 means no samples.</summary>
    public double ImbalanceRatio => Smallest == 0 ? 0 : (double)Largest / Smallest;

    /// <summary>The count of one label.</summary>
    /// <param name="label">The label, from 0 up to <see cref="Classes"/> − 1.</param>
    public int this[int label] => Counts[label];

    /// <summary>Counts labels.</summary>
    /// <param name="labels">One label a sample, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="ArgumentException">A label is outside 0 … classes − 1.</exception>
    public static ClassCounts Of(ReadOnlySpan<int> labels, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        int[] counts = new int[classes];
        for (int i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
                throw new ArgumentException($"Label {labels[i]} of sample {i} is outside 0 … {classes - 1}.", nameof(labels));
            counts[labels[i]]++;
        }

        return new ClassCounts([.. counts]);
    }

    /// <summary>Takes counts as given.</summary>
    /// <param name="counts">One count a label, zero or more.</param>
    /// <exception cref="ArgumentException">A count is negative.</exception>
    public static ClassCounts FromCounts(ReadOnlySpan<int> counts)
    {
        for (int label = 0; label < counts.Length; label++)
            if (counts[label] < 0)
                throw new ArgumentException($"The count of label {label} is {counts[label]}; a count is zero or more.", nameof(counts));
        return new ClassCounts([.. counts]);
    }
}
