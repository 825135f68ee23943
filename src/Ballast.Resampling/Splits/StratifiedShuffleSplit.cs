using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Several independent stratified splits in two: scikit-learn's <c>StratifiedShuffleSplit</c>, index by index.</summary>
public static class StratifiedShuffleSplit
{
    /// <summary>Splits <paramref name="repeats"/> times with one generator.</summary>
    /// <param name="labels">One label a sample, zero or more.</param>
    /// <param name="testShare">The share of the test part, above 0 and below 1.</param>
    /// <param name="repeats">How many splits; 1 or more.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="BallastException">A class has a single sample, or a part would have fewer samples than there are classes.</exception>
    public static ImmutableArray<TrainTestIndices> Split(ReadOnlySpan<int> labels, double testShare, int repeats, uint seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        int test = TrainTestSplit.TestCount(labels.Length, testShare), train = labels.Length - test;
        ClassScope scope = TrainTestSplit.ScopeOf(labels);
        StratifiedShuffle.Require(scope, train, test);
        var random = new RandomState(seed);
        ImmutableArray<TrainTestIndices>.Builder splits = ImmutableArray.CreateBuilder<TrainTestIndices>(repeats);
        for (int i = 0; i < repeats; i++) splits.Add(StratifiedShuffle.Next(scope, train, test, random));
        return splits.MoveToImmutable();
    }

    /// <summary>Splits a table several times with one generator.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="options">The share, the number of splits and the seed.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="BallastException">The table was resampled, or cannot be split so.</exception>
    public static ImmutableArray<TrainTestIndices> Split<T>(
        LabeledTable<T> table, ShuffleSplitOptions options, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        table.RequireForSplit(resampled);
        return Split(table.Labels.AsSpan(), options.TestShare, options.Repeats, options.Seed);
    }
}
