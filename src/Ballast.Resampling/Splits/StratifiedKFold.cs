using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Divides samples into folds that each have the class shares of all: scikit-learn's <c>StratifiedKFold</c>, index by index.</summary>
/// <remarks>
/// Every sample is in the test part of exactly one fold. The samples sorted by class are dealt to the folds in turn, so that the sizes of folds, and the
/// counts of a class in them, differ by at most one; classes are sorted by their first appearance. A class with fewer samples than folds is missing in
/// some. Cost: linear. Thread-safe.
/// </remarks>
public static class StratifiedKFold
{
    /// <summary>Takes the samples of each class in their order: <c>StratifiedKFold(folds)</c>.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="folds">How many folds; 2 or more.</param>
    /// <returns>One pair of parts a fold, indices ascending.</returns>
    /// <exception cref="BallastException">There are fewer than two folds, or every class has fewer samples than there are folds.</exception>
    public static ImmutableArray<TrainTestIndices> Ordered(ReadOnlySpan<int> labels, int folds) => Split(labels, folds, null);

    /// <summary>Takes the samples of each class at random: <c>StratifiedKFold(folds, shuffle=True, random_state=seed)</c>.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="folds">How many folds; 2 or more.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>One pair of parts a fold, indices ascending.</returns>
    /// <exception cref="BallastException">There are fewer than two folds, or every class has fewer samples than there are folds.</exception>
    public static ImmutableArray<TrainTestIndices> Shuffled(ReadOnlySpan<int> labels, int folds, uint seed) => Split(labels, folds, new RandomState(seed));

    /// <summary>Divides samples with the settings that all divisions into folds take.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="options">How many folds, the order and the seed.</param>
    /// <returns>One pair of parts a fold, indices ascending.</returns>
    /// <exception cref="BallastException">Every class has fewer samples than there are folds.</exception>
    public static ImmutableArray<TrainTestIndices> Split(ReadOnlySpan<int> labels, FoldOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Split(labels, options.Folds, options.Order == FoldOrder.Shuffled ? new RandomState(options.Seed) : null);
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
        return Split(table.Labels.AsSpan(), options);
    }

    internal static ImmutableArray<TrainTestIndices> Split(ReadOnlySpan<int> labels, int folds, RandomState? random) =>
        FoldParts.Of(FoldOfEach(labels, folds, random), folds);

    private static int[] FoldOfEach(ReadOnlySpan<int> labels, int folds, RandomState? random)
    {
        if (folds < 2) throw new BallastException($"The number of folds is {folds} but must be 2 or more. 5 is usual.");
        ClassScope scope = TrainTestSplit.ScopeOf(labels);
        if (scope.Counts.Largest < folds)
        {
            throw new BallastException(
                $"There are {folds} folds but the largest class has {scope.Counts.Largest} samples. Use at most {scope.Counts.Largest} folds, or add samples.");
        }

        int[] foldOf = new int[labels.Length];
        int start = 0;
        foreach (int label in scope.Present.OrderBy(label => scope.Rows[label][0]))
        {
            int[] rows = scope.Rows[label];
            int[] blocks = new int[rows.Length];
            int filled = 0;
            for (int fold = 0; fold < folds; fold++)
            {
                int count = DealtBefore(start + rows.Length, fold, folds) - DealtBefore(start, fold, folds);
                blocks.AsSpan(filled, count).Fill(fold);
                filled += count;
            }

            random?.Shuffle(blocks.AsSpan());
            for (int i = 0; i < rows.Length; i++) foldOf[rows[i]] = blocks[i];
            start += rows.Length;
        }

        return foldOf;
    }

    /// <summary>How many of the first samples a fold gets when they are dealt in turn.</summary>
    private static int DealtBefore(int samples, int fold, int folds) => (samples - fold + folds - 1) / folds;
}
