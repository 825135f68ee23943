using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Divides samples into folds that keep the class shares and never divide a group.</summary>
/// <remarks>
/// Groups from the one with the most uneven classes down; each goes to the fold where it leaves the class shares of the folds most alike (the mean
/// over classes of the standard deviation over folds), of about equal ones to that with fewest samples. In the order given, scikit-learn's
/// <c>StratifiedGroupKFold</c> index by index. Shuffled, groups are put in the order of <c>RandomState(seed).permutation(groups)</c> first, so that equally
/// uneven ones are dealt at random: as scikit-learn does since 1.8; before, it counted one group and dealt another. A class with fewer groups than
/// folds is missing from some. Cost: groups · folds² · classes.
/// </remarks>
public static class StratifiedGroupKFold
{
    /// <summary>Divides samples.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="groups">One group a sample, zero or more; −1 makes the sample a group of its own.</param>
    /// <param name="options">How many folds, the order and the seed.</param>
    /// <returns>One pair a fold: the samples of the others and its own, both ascending.</returns>
    /// <exception cref="BallastException">There are fewer groups than folds, or every class has fewer samples than there are folds.</exception>
    public static ImmutableArray<TrainTestIndices> Split(ReadOnlySpan<int> labels, ReadOnlySpan<int> groups, FoldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var codes = new GroupCodes(GroupCodes.Require(labels.Length, groups));
        options.RequireEnough(codes.Count, "groups");
        ClassScope scope = TrainTestSplit.ScopeOf(labels);
        if (options.Folds > scope.Counts.Largest)
            throw new BallastException(
                $"{options.Folds} folds need a class of at least {options.Folds} samples, but the largest has {scope.Counts.Largest}. Use fewer folds, or add samples.");
        var counts = new GroupClassCounts(labels, codes, scope);
        int[] order = options.Order == FoldOrder.Shuffled ? new RandomState(options.Seed).Permutation(codes.Count) : Neighborhood.AllRows(codes.Count);
        int[] foldOfGroup = new int[codes.Count];
        var folds = new FoldBalance(counts, options.Folds);
        foreach (int group in order.OrderByDescending(counts.Unevenness))
        {
            foldOfGroup[group] = folds.BestFor(group);
            folds.Add(group, foldOfGroup[group]);
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
        return Split(table.Labels.AsSpan(), groups, options);
    }
}
