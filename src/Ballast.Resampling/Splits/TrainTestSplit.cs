using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Splits samples in two: the same indices in the same order as scikit-learn's <c>train_test_split</c> with the same seed.</summary>
/// <remarks>The test part has ⌈share · samples⌉ samples. In a stratified split, class sizes are rounded by largest remainders, ties at random.</remarks>
public static class TrainTestSplit
{
    /// <summary>Keeps class shares: <c>train_test_split(range(n), test_size=testShare, stratify=labels, random_state=seed)</c>.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="testShare">The share of the test part, above 0 and below 1.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="BallastException">A class has a single sample, or a part would have fewer samples than there are classes.</exception>
    public static TrainTestIndices Stratified(ReadOnlySpan<int> labels, double testShare, uint seed) =>
        StratifiedByCount(labels, TestCount(labels.Length, testShare), seed);

    /// <summary>Keeps class shares, with a test part of a given size.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="testCount">The size of the test part, at least 1 and less than all.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="BallastException">A class has a single sample, or a part would have fewer samples than there are classes.</exception>
    public static TrainTestIndices StratifiedByCount(ReadOnlySpan<int> labels, int testCount, uint seed)
    {
        RequireCount(labels.Length, testCount);
        ClassScope scope = ScopeOf(labels);
        StratifiedShuffle.Require(scope, labels.Length - testCount, testCount);
        return StratifiedShuffle.Next(scope, labels.Length - testCount, testCount, new RandomState(seed));
    }

    /// <summary>Does not look at classes: <c>train_test_split(range(samples), test_size=testShare, random_state=seed)</c>.</summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="testShare">The share of the test part, above 0 and below 1.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="BallastException">A part would be empty.</exception>
    public static TrainTestIndices Unstratified(int samples, double testShare, uint seed) =>
        UnstratifiedByCount(samples, TestCount(samples, testShare), seed);

    /// <summary>Does not look at classes, with a test part of a given size.</summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="testCount">The size of the test part, at least 1 and less than all.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="BallastException">A part would be empty.</exception>
    public static TrainTestIndices UnstratifiedByCount(int samples, int testCount, uint seed)
    {
        RequireCount(samples, testCount);
        int[] order = new RandomState(seed).Permutation(samples);
        return new TrainTestIndices([.. order.AsSpan(testCount)], [.. order.AsSpan(0, testCount)]);
    }

    /// <summary>Splits a table in two, keeping class shares.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="testShare">The share of the test part, above 0 and below 1.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="BallastException">The table was resampled, or cannot be split so.</exception>
    public static TrainTestIndices Stratified<T>(LabeledTable<T> table, double testShare, uint seed, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForSplit(resampled);
        return Stratified(table.Labels.AsSpan(), testShare, seed);
    }

    internal static int TestCount(int samples, double testShare) =>
        testShare is > 0 and < 1
            ? (int)Math.Ceiling(testShare * samples)
            : throw new BallastException($"The test share is {testShare} but must be above 0 and below 1. 0.15 is usual.");

    internal static ClassScope ScopeOf(ReadOnlySpan<int> labels, ClassNames? names = null)
    {
        int classes = 0;
        foreach (int label in labels) classes = Math.Max(classes, label + 1);
        return new ClassScope(labels, classes, names);
    }

    private static void RequireCount(int samples, int testCount)
    {
        if (testCount < 1 || testCount >= samples)
            throw new BallastException(
                $"A test part of {testCount} of {samples} samples leaves a part empty. Use a size from 1 to {Math.Max(1, samples - 1)}, or add samples.");
    }
}
