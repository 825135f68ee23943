using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The classes of a dataset as a sampler sees them: their rows, their counts, and what to call them in a message.</summary>
internal sealed class ClassScope
{
    private readonly ClassNames? names;

    public ClassScope(ReadOnlySpan<int> labels, int classes, SamplerOptions options)
        : this(labels, classes, options.ClassNames)
    {
        Compatibility = options.Compatibility;
    }

    public ClassScope(ReadOnlySpan<int> labels, int classes, ClassNames? names = null)
    {
        this.names = names;
        Counts = ClassCounts.Of(labels, classes);
        Rows = RowsByClass(labels, Counts);
        Present = [.. Enumerable.Range(0, classes).Where(label => Counts[label] > 0)];
        Largest = Present.IsEmpty ? -1 : Present.MaxBy(label => Counts[label]);
        Smallest = Present.IsEmpty ? -1 : Present.MinBy(label => Counts[label]);
    }

    public ClassCounts Counts { get; }

    /// <summary>Whose outcome counts where Ballast departs from a peer.</summary>
    public Compatibility Compatibility { get; }

    /// <summary>The samples of each label, ascending.</summary>
    public int[][] Rows { get; }

    /// <summary>The labels that have samples, ascending.</summary>
    public ImmutableArray<int> Present { get; }

    /// <summary>The label of the largest class, the smallest such label.</summary>
    public int Largest { get; }

    /// <summary>The label of the smallest class that has samples, the smallest such label.</summary>
    public int Smallest { get; }

    /// <summary>The samples of some classes, ascending.</summary>
    public int[] RowsOf(Func<int, bool> wanted)
    {
        int[] rows = [.. Present.Where(wanted).SelectMany(label => Rows[label])];
        Array.Sort(rows);
        return rows;
    }

    public string NameOf(int label) => Describe(label, names);

    public static string Describe(int label, ClassNames? names) =>
        names is not null && label < names.Count ? $"Class {label} ('{names[label]}')" : $"Class {label}";

    public void RequireTwoClasses()
    {
        if (Present.Length == 0) throw new BallastException("There are no samples to resample. Give at least two classes.");
        if (Present.Length == 1) throw new BallastException($"All samples are of {NameOf(Present[0])}; balancing needs at least two classes.");
    }

    private static int[][] RowsByClass(ReadOnlySpan<int> labels, ClassCounts counts)
    {
        int[][] rows = new int[counts.Classes][];
        for (int label = 0; label < rows.Length; label++) rows[label] = new int[counts[label]];
        int[] filled = new int[rows.Length];
        for (int i = 0; i < labels.Length; i++) rows[labels[i]][filled[labels[i]]++] = i;
        return rows;
    }
}
