using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Wilson's rule, once or again: samples of the targeted classes go when their nearest neighbours, among the samples left, are of other classes.</summary>
internal sealed class EditingPass<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] labels;
    private readonly ClassScope scope;
    private readonly EditingOptions options;
    private readonly LivingNeighbors<T> living;
    private readonly int[] counts;

    /// <summary>Takes the samples.</summary>
    /// <param name="features">Samples × features.</param>
    /// <param name="labels">One label a sample.</param>
    /// <param name="scope">The classes.</param>
    /// <param name="spare">How many neighbours more to look for, so that later passes find enough of them left.</param>
    /// <param name="options">How many neighbours vote, and how.</param>
    public EditingPass(Matrix<T> features, ReadOnlySpan<int> labels, ClassScope scope, int spare, EditingOptions options)
    {
        this.labels = labels.ToArray();
        this.scope = scope;
        this.options = options;
        counts = [.. scope.Counts.Counts];
        Removals = new Removals(labels.Length);
        living = new LivingNeighbors<T>(features, Removals, options.Neighbors + 1 + spare, options);
    }

    public Removals Removals { get; }

    public bool HasClassVanished => Array.Exists([.. scope.Present], label => counts[label] == 0);

    /// <summary>Whether a class other than <paramref name="minority"/> that has samples has fewer than that one had.</summary>
    public bool HasNewMinority(int minority) =>
        Array.Exists([.. scope.Present], label => label != minority && counts[label] > 0 && counts[label] < scope.Counts[minority]);

    /// <summary>Refuses more neighbours than there are other samples.</summary>
    public static void Require(int samples, int neighbors, string method)
    {
        if (samples > neighbors) return;
        throw new BallastException(
            $"{method} with {neighbors} neighbors needs {neighbors + 1} samples but there are {samples}. Lower Neighbors (now {neighbors}), or add samples.");
    }

    /// <summary>One pass over the classes to clean; all samples are judged before any goes.</summary>
    /// <returns>Whether any sample went.</returns>
    public bool Run(bool[] clean, int neighbors, string reason)
    {
        int[] rows = Targeted(clean);
        living.Prepare(rows, neighbors);
        int[] nearest = new int[neighbors];
        int leaving = 0;
        foreach (int row in rows)
        {
            living.Take(row, nearest);
            for (int i = 0; i < nearest.Length; i++) nearest[i] = labels[nearest[i]];
            if (!LabelVote.Keeps(nearest, labels[row], options.Agreement)) rows[leaving++] = row;
        }

        foreach (int row in rows.AsSpan(0, leaving))
        {
            Removals.Remove(row, reason);
            counts[labels[row]]--;
        }

        return leaving > 0;
    }

    /// <summary>The classes to clean by the counts as they are now, as imbalanced-learn takes them before every pass.</summary>
    public bool[] CleanNow()
    {
        var left = new List<int>(labels.Length - Removals.Count);
        for (int row = 0; row < labels.Length; row++)
            if (!Removals[row])
                left.Add(labels[row]);
        return options.Target.ToClean(new ClassScope([.. left], counts.Length, options));
    }

    private int[] Targeted(bool[] clean)
    {
        int total = 0;
        for (int label = 0; label < clean.Length; label++)
            if (clean[label])
                total += counts[label];
        int[] rows = new int[total];
        int place = 0;
        for (int row = 0; row < labels.Length; row++)
            if (clean[labels[row]] && !Removals[row])
                rows[place++] = row;
        return rows;
    }
}
