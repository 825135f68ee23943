using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Several independent splits in two that never divide a group: scikit-learn's <c>GroupShuffleSplit</c>, index by index.</summary>
/// <remarks>The share is one of groups, not of samples, and classes are not looked at: <see cref="StratifiedGroupSplit"/> keeps both shares.</remarks>
public static class GroupShuffleSplit
{
    /// <summary>Splits several times with one generator.</summary>
    /// <param name="groups">One group a sample, zero or more; −1 makes the sample a group of its own.</param>
    /// <param name="options">The share of the groups that the test part gets (rounded up), the number of splits and the seed.</param>
    /// <returns>One pair a split; indices ascend.</returns>
    /// <exception cref="BallastException">A part would have no group.</exception>
    public static ImmutableArray<TrainTestIndices> Split(ReadOnlySpan<int> groups, ShuffleSplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var codes = new GroupCodes(groups);
        int test = TrainTestSplit.TestCount(codes.Count, options.TestShare);
        if (test < 1 || test >= codes.Count)
            throw new BallastException($"A test part of {test} of {codes.Count} groups leaves a part empty. Use another share, or add groups.");
        var random = new RandomState(options.Seed);
        ImmutableArray<TrainTestIndices>.Builder splits = ImmutableArray.CreateBuilder<TrainTestIndices>(options.Repeats);
        int[] heldOut = new int[codes.Count];
        for (int repeat = 0; repeat < options.Repeats; repeat++)
        {
            Array.Clear(heldOut);
            foreach (int group in random.Permutation(codes.Count).AsSpan(0, test)) heldOut[group] = 1;
            splits.Add(FoldParts.Of(Array.ConvertAll(codes.OfSample, group => heldOut[group]), 2)[1]);
        }

        return splits.MoveToImmutable();
    }

    /// <summary>Splits a table several times with one generator.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="groups">One group a row, zero or more; −1 makes the row a group of its own.</param>
    /// <param name="options">The share of the groups, the number of splits and the seed.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="BallastException">The table was resampled, or cannot be split so.</exception>
    public static ImmutableArray<TrainTestIndices> Split<T>(
        LabeledTable<T> table, ReadOnlySpan<int> groups, ShuffleSplitOptions options, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForSplit(resampled);
        return Split(GroupCodes.Require(table.Samples, groups), options);
    }
}
