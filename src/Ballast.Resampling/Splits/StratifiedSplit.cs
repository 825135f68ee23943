using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Splits samples into training, validation and test parts that keep the class shares.</summary>
/// <remarks>
/// Two steps with the same seed, as is usual in Python: <c>train_test_split(test_size=TestShare)</c>, then
/// <c>train_test_split(test_size=ValidationShare / (1 − TestShare))</c> on the rest; both stratified. Same indices, same order.
/// </remarks>
public static class StratifiedSplit
{
    /// <summary>Splits samples.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="options">The shares, the seed, and what to do with classes of one or two samples.</param>
    /// <exception cref="BallastException">
    /// The shares leave nothing to train on, a class is too small to be divided, or a part would have fewer samples than there are classes.
    /// </exception>
    public static SplitPlan Split(ReadOnlySpan<int> labels, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.RequireTrainingShare();
        if (labels.IsEmpty) throw new BallastException("There are no samples to split.");
        int[] copy = labels.ToArray();
        int[] all = [.. Enumerable.Range(0, copy.Length)];
        (int[] rest, int[] test) = Step(copy, all, options.TestShare, options);
        (int[] train, int[] validation) = Step(copy, rest, options.ValidationShare / (1 - options.TestShare), options);
        return new SplitPlan([.. train], [.. validation], [.. test]);
    }

    /// <summary>Splits a table.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="options">The shares, the seed, and what to do with classes of one or two samples.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="BallastException">The table was resampled, or cannot be split so.</exception>
    public static SplitPlan Split<T>(LabeledTable<T> table, SplitOptions options, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForSplit(resampled);
        return Split(table.Labels.AsSpan(), options);
    }

    private static (int[] Train, int[] HeldOut) Step(int[] labels, int[] rows, double share, SplitOptions options)
    {
        if (share == 0) return (rows, []);
        int[] tiny = options.TinyClass == TinyClassRemedy.KeepInTraining ? RowsOfTinyClasses(labels, rows) : [];
        int[] divided = tiny.Length == 0 ? rows : [.. rows.Except(tiny)];
        ClassScope scope = TrainTestSplit.ScopeOf([.. divided.Select(row => labels[row])], options.ClassNames);
        int heldOut = TrainTestSplit.TestCount(divided.Length, share), train = divided.Length - heldOut;
        string left = rows.Length < labels.Length ? " left after the test part" : "";
        StratifiedShuffle.Require(scope, train, heldOut, left, "drop the class, or set TinyClass to KeepInTraining");
        TrainTestIndices parts = StratifiedShuffle.Next(scope, train, heldOut, new RandomState(options.Seed));
        return ([.. parts.Train.Select(i => divided[i]), .. tiny], [.. parts.Test.Select(i => divided[i])]);
    }

    private static int[] RowsOfTinyClasses(int[] labels, int[] rows)
    {
        ImmutableArray<int> counts = TrainTestSplit.ScopeOf([.. rows.Select(row => labels[row])]).Counts.Counts;
        return [.. rows.Where(row => counts[labels[row]] < 2)];
    }
}
