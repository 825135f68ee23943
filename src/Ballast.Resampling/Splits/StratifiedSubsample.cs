using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Takes a part of a dataset that keeps its class shares.</summary>
/// <remarks>
/// Class sizes are rounded by largest remainders, ties at random, but no class loses its last sample. Groups are visited in one random order for
/// all classes and taken whole; only the last group of a class is cut to hit its size.
/// </remarks>
public static class StratifiedSubsample
{
    /// <summary>Takes samples.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="groups">One group a sample, −1 for none; or empty when there are no groups.</param>
    /// <param name="count">How many samples to take; at least one a class. All are taken when there are no more.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The indices taken, ascending.</returns>
    /// <exception cref="BallastException"><paramref name="count"/> is below the number of classes.</exception>
    public static ImmutableArray<int> Take(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups, int count, uint seed)
    {
        ClassScope scope = TrainTestSplit.ScopeOf(labels);
        if (count < Math.Max(1, scope.Present.Length))
            throw new BallastException(
                $"A subsample of {count} cannot hold one sample of each of {scope.Present.Length} classes. "
                + $"Take at least {Math.Max(1, scope.Present.Length)}.");
        if (count >= labels.Length) return [.. Enumerable.Range(0, labels.Length)];
        var random = new RandomState(seed);
        int[] left = Sizes(scope, count, random);
        int[] alone = new int[groups.IsEmpty ? labels.Length : 0];
        alone.AsSpan().Fill(-1);
        var table = new GroupTable(labels, groups.IsEmpty ? alone : groups);
        var taken = new List<int>(count);
        foreach (int group in random.Permutation(table.Count))
        {
            foreach (int row in table.Rows[group])
            {
                if (left[labels[row]] == 0) continue;
                left[labels[row]]--;
                taken.Add(row);
            }
        }

        return [.. taken.Order()];
    }

    private static int[] Sizes(ClassScope scope, int count, RandomState random)
    {
        int[] present = LargestRemainder.Sizes([.. scope.Present.Select(label => scope.Counts[label])], count, random);
        for (int i = 0; i < present.Length; i++)
        {
            if (present[i] > 0) continue;
            present[i] = 1;
            present[Array.IndexOf(present, present.Max())]--;
        }

        int[] sizes = new int[scope.Counts.Classes];
        for (int i = 0; i < present.Length; i++) sizes[scope.Present[i]] = present[i];
        return sizes;
    }
}
