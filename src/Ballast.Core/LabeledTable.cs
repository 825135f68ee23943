using System.Collections.Immutable;

namespace Ballast.Core;

/// <summary>A table of features with one label a row, that remembers whether it was resampled.</summary>
/// <typeparam name="T">The type of a feature: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>
/// A resampled table holds copies of samples, or points between them, and lacks others: split, it would put copies of one sample on both sides; scored,
/// it would tell of classes as frequent as they never are. Splits and scores refuse it unless told otherwise. The features are a view, not a copy.
/// </remarks>
public sealed class LabeledTable<T>
    where T : unmanaged
{
    /// <summary>Takes features and labels.</summary>
    /// <param name="features">Samples × features. Not copied.</param>
    /// <param name="labels">One label a row, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="ArgumentException">There is not one label a row, or a label is outside 0 … classes − 1.</exception>
    public LabeledTable(Matrix<T> features, ImmutableArray<int> labels, int classes)
    {
        if (labels.IsDefault) throw new ArgumentNullException(nameof(labels));
        if (features.Rows != labels.Length) throw new ArgumentException($"There are {features.Rows} rows of features and {labels.Length} labels.", nameof(labels));
        Features = features;
        Labels = labels;
        Counts = ClassCounts.Of(labels.AsSpan(), classes);
    }

    /// <summary>Samples × features.</summary>
    public Matrix<T> Features { get; }

    /// <summary>The label of each row.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>How many rows each class has.</summary>
    public ClassCounts Counts { get; }

    /// <summary>The number of rows.</summary>
    public int Samples => Labels.Length;

    /// <summary>The number of classes, those without samples included.</summary>
    public int Classes => Counts.Classes;

    /// <summary>The names of the classes; default none.</summary>
    public ClassNames? ClassNames
    {
        get;
        init => field = value is null || value.Count == Classes
            ? value
            : throw new ArgumentException($"The table has {Classes} classes but {value.Count} names were given.", nameof(ClassNames));
    }

    /// <summary>The names of the features, in column order; default none.</summary>
    public ImmutableArray<string> FeatureNames
    {
        get;
        init => field = value.IsDefaultOrEmpty || value.Length == Features.Columns
            ? (value.IsDefault ? [] : value)
            : throw new ArgumentException($"The table has {Features.Columns} features but {value.Length} names were given.", nameof(FeatureNames));
    }
    = [];

    /// <summary>The method that resampled the table, for example <c>SMOTE</c>; none when the rows are as they were collected.</summary>
    public string? ResampledBy { get; init; }

    /// <summary>A table of some rows, in the order given; it stays resampled when this one is.</summary>
    /// <param name="rows">The rows, from 0.</param>
    public LabeledTable<T> Take(ReadOnlySpan<int> rows)
    {
        Matrix<T> features = new(rows.Length, Features.Columns);
        int[] labels = new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            labels[i] = Labels[rows[i]];
            Features.Row(rows[i]).CopyTo(features.Row(i));
        }

        return new LabeledTable<T>(features, [.. labels], Classes) { ClassNames = ClassNames, FeatureNames = FeatureNames, ResampledBy = ResampledBy };
    }

    /// <summary>Refuses a resampled table where samples are divided into parts.</summary>
    /// <param name="resampled">Whether it is allowed all the same.</param>
    /// <exception cref="BallastException">The table was resampled and that is not allowed.</exception>
    public void RequireForSplit(ResampledData resampled)
    {
        if (ResampledBy is null || resampled == ResampledData.Allowed) return;
        throw new BallastException(
            $"The table was resampled by {ResampledBy}: copies and neighbours of one sample would stand in several parts, and scores would be too good. "
            + "Split the table as it was and resample the training part only, or pass ResampledData.Allowed.");
    }

    /// <summary>Refuses a resampled table where predictions are judged.</summary>
    /// <param name="resampled">Whether it is allowed all the same.</param>
    /// <exception cref="BallastException">The table was resampled and that is not allowed.</exception>
    public void RequireForScore(ResampledData resampled)
    {
        if (ResampledBy is null || resampled == ResampledData.Allowed) return;
        throw new BallastException(
            $"The table was resampled by {ResampledBy}: its classes are not as frequent as where the classifier is used, and some of its samples never were. "
            + "Score a part that was split off before resampling, or pass ResampledData.Allowed.");
    }
}
