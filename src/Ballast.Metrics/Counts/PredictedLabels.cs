using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>
/// What a classifier predicted for the samples of a test: one true and one predicted label a sample, and the group of each.
/// </summary>
/// <remarks>Immutable and checked once, so that a bootstrap can use it thousands of times.</remarks>
public sealed class PredictedLabels
{
    private PredictedLabels(ImmutableArray<int> truth, ImmutableArray<int> predicted, int classes, ImmutableArray<int> groups)
    {
        Truth = truth;
        Predicted = predicted;
        Classes = classes;
        Groups = groups;
    }

    /// <summary>The number of samples; 1 or more.</summary>
    public int Samples => Truth.Length;

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The true label of each sample.</summary>
    public ImmutableArray<int> Truth { get; }

    /// <summary>The predicted label of each sample.</summary>
    public ImmutableArray<int> Predicted { get; }

    /// <summary>The group (leaf, patient, volume) of each sample, −1 for a group of its own; empty when samples are not grouped.</summary>
    public ImmutableArray<int> Groups { get; }

    /// <summary>Takes predictions.</summary>
    /// <param name="truth">The true label of each sample, from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="predicted">The predicted label of each sample, in the same order.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <param name="groups">The group of each sample, −1 for a group of its own; default none. A bootstrap draws whole groups.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is outside 0 … classes − 1.</exception>
    /// <exception cref="BallastException">There is no sample.</exception>
    public static PredictedLabels Of(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int classes, ReadOnlySpan<int> groups = default)
    {
        LabelGuard.SameLength(truth.Length, predicted.Length, nameof(predicted));
        if (!groups.IsEmpty) LabelGuard.SameLength(truth.Length, groups.Length, nameof(groups));
        LabelGuard.Labels(truth, classes, nameof(truth));
        LabelGuard.Labels(predicted, classes, nameof(predicted));
        LabelGuard.AtLeastOneSample(truth.Length);
        return new PredictedLabels([.. truth], [.. predicted], classes, [.. groups]);
    }

    /// <summary>Takes predictions for the rows of a table.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The rows that were predicted, with their true labels.</param>
    /// <param name="predicted">The predicted label of each row.</param>
    /// <param name="groups">The group of each row, −1 for a group of its own; default none.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is outside 0 … classes − 1.</exception>
    /// <exception cref="BallastException">The table was resampled, or there is no sample.</exception>
    public static PredictedLabels Of<T>(
        LabeledTable<T> table, ReadOnlySpan<int> predicted, ReadOnlySpan<int> groups = default, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForScore(resampled);
        return Of(table.Labels.AsSpan(), predicted, table.Classes, groups);
    }

    /// <summary>Counts the predictions.</summary>
    public ConfusionMatrix ToConfusionMatrix() => ConfusionMatrix.Count(Truth.AsSpan(), Predicted.AsSpan(), Classes);
}
