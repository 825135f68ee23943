using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Divides samples into folds without looking at classes: scikit-learn's <c>KFold</c>, index by index.</summary>
/// <remarks>Fold sizes differ by one at most; the first folds are the larger ones. With rare classes take a stratified division.</remarks>
public static class KFold
{
    /// <summary>Divides samples.</summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="options">How many folds, the order and the seed.</param>
    /// <returns>One pair a fold: the samples of the others and its own, both ascending.</returns>
    /// <exception cref="BallastException">There are fewer samples than folds.</exception>
    public static ImmutableArray<TrainTestIndices> Split(int samples, FoldOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        ArgumentNullException.ThrowIfNull(options);
        options.RequireEnough(samples, "samples");
        int[] order = options.Order == FoldOrder.Shuffled ? new RandomState(options.Seed).Permutation(samples) : Neighborhood.AllRows(samples);
        int[] foldOfSample = new int[samples];
        int size = samples / options.Folds, larger = samples % options.Folds, next = 0;
        for (int fold = 0; fold < options.Folds; fold++)
            for (int end = next + size + (fold < larger ? 1 : 0); next < end; next++)
                foldOfSample[order[next]] = fold;
        return FoldParts.Of(foldOfSample, options.Folds);
    }

    /// <summary>Divides a table.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="options">How many folds, the order and the seed.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="BallastException">The table was resampled, or cannot be split so.</exception>
    public static ImmutableArray<TrainTestIndices> Split<T>(LabeledTable<T> table, FoldOptions options, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForSplit(resampled);
        return Split(table.Samples, options);
    }
}
