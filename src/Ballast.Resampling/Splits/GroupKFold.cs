using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Divides samples into folds of about equal size that never divide a group (a patient, a volume, a leaf).</summary>
/// <remarks>
/// Groups from the largest down, each to the fold that has fewest samples: scikit-learn's <c>GroupKFold</c>. Of equally large groups the last in value
/// goes first; scikit-learn leaves their order to an unstable sort, which gives the same for up to 16 groups. Shuffled, equally large groups are in
/// random order. Cost: groups · folds.
/// </remarks>
public static class GroupKFold
{
    /// <summary>Divides samples.</summary>
    /// <param name="groups">One group a sample, zero or more; −1 makes the sample a group of its own.</param>
    /// <param name="options">How many folds, the order and the seed.</param>
    /// <returns>One pair a fold: the samples of the others and its own, both ascending.</returns>
    /// <exception cref="BallastException">There are fewer groups than folds.</exception>
    public static ImmutableArray<TrainTestIndices> Split(ReadOnlySpan<int> groups, FoldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var codes = new GroupCodes(groups);
        options.RequireEnough(codes.Count, "groups");
        int[] sizes = new int[codes.Count], foldOfGroup = new int[codes.Count], filled = new int[options.Folds];
        foreach (int group in codes.OfSample) sizes[group]++;
        int[] order = options.Order == FoldOrder.Shuffled ? new RandomState(options.Seed).Permutation(codes.Count) : Neighborhood.AllRows(codes.Count);
        foreach (int group in order.Reverse().OrderByDescending(group => sizes[group]))
        {
            int lightest = Array.IndexOf(filled, filled.Min());
            foldOfGroup[group] = lightest;
            filled[lightest] += sizes[group];
        }

        return FoldParts.Of(Array.ConvertAll(codes.OfSample, group => foldOfGroup[group]), options.Folds);
    }

    /// <summary>Divides a table.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="groups">One group a row, zero or more; −1 makes the row a group of its own.</param>
    /// <param name="options">How many folds, the order and the seed.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="BallastException">The table was resampled, or cannot be split so.</exception>
    public static ImmutableArray<TrainTestIndices> Split<T>(
        LabeledTable<T> table, ReadOnlySpan<int> groups, FoldOptions options, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForSplit(resampled);
        return Split(GroupCodes.Require(table.Samples, groups), options);
    }
}
