using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>
/// What a classifier believed about the samples of a test: one probability a sample and class, the truth, and the group of each.
/// </summary>
/// <remarks>
/// Immutable and checked once: every probability is a finite number from 0 to 1 and every row sums to 1 within 0.001 (rounded files and
/// single precision pass). The values are copied. The predicted label is the most probable class, of equally probable ones the lowest.
/// </remarks>
public sealed class PredictedProbabilities
{
    private readonly Sample[] samples;
    private readonly int[] rows;
    private readonly Matrix<double> values;

    private PredictedProbabilities(Matrix<double> values, Sample[] samples, int[] rows, ImmutableArray<int> groups)
    {
        this.values = values;
        this.samples = samples;
        this.rows = rows;
        Groups = groups;
    }

    /// <summary>The number of samples; 1 or more.</summary>
    public int Samples => rows.Length;

    /// <summary>The number of classes.</summary>
    public int Classes => values.Columns;

    /// <summary>The group (leaf, patient, volume) of each sample, −1 for a group of its own; empty when samples are not grouped.</summary>
    public ImmutableArray<int> Groups { get; }

    /// <summary>Takes probabilities and the truth.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1. Copied.</param>
    /// <param name="truth">The true label of each sample, from 0 up to classes − 1.</param>
    /// <param name="groups">The group of each sample, −1 for a group of its own; default none. A bootstrap draws whole groups.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is outside 0 … classes − 1.</exception>
    /// <exception cref="BallastException">A probability is not a number from 0 to 1, a row does not sum to 1, or there is no
    /// sample.</exception>
    public static PredictedProbabilities Of(Matrix<double> probabilities, ReadOnlySpan<int> truth, ReadOnlySpan<int> groups = default)
    {
        LabelGuard.SameLength(truth.Length, probabilities.Rows, nameof(probabilities));
        if (!groups.IsEmpty) LabelGuard.SameLength(truth.Length, groups.Length, nameof(groups));
        ProbabilityGuard.Check(probabilities);
        LabelGuard.Labels(truth, probabilities.Columns, nameof(truth));
        Matrix<double> copy = new(probabilities.Values.ToArray(), probabilities.Rows, probabilities.Columns);
        Sample[] judged = new Sample[truth.Length];
        for (int i = 0; i < truth.Length; i++)
        {
            int predicted = MostProbable(copy.Row(i));
            judged[i] = new Sample(truth[i], predicted, copy[i, predicted]);
        }

        return new PredictedProbabilities(copy, judged, [.. Enumerable.Range(0, truth.Length)], [.. groups]);
    }

    /// <summary>Takes probabilities for the rows of a table.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The rows that were predicted, with their true labels.</param>
    /// <param name="probabilities">Rows × classes, each row summing to 1. Copied.</param>
    /// <param name="groups">The group of each row, −1 for a group of its own; default none.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="ArgumentException">The numbers of rows or classes differ.</exception>
    /// <exception cref="BallastException">The table was resampled, a probability is not a number from 0 to 1, a row does not sum to 1, or there is no
    /// sample.</exception>
    public static PredictedProbabilities Of<T>(
        LabeledTable<T> table, Matrix<double> probabilities, ReadOnlySpan<int> groups = default, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForScore(resampled);
        if (probabilities.Columns != table.Classes)
            throw new ArgumentException($"The table has {table.Classes} classes but the probabilities have {probabilities.Columns}.", nameof(probabilities));
        return Of(probabilities, table.Labels.AsSpan(), groups);
    }

    /// <summary>Takes the probabilities of the positive class of two.</summary>
    /// <param name="positive">The probability of class 1 of each sample, 0 … 1; class 0 has the rest.</param>
    /// <param name="truth">The true label of each sample, 0 or 1.</param>
    /// <param name="groups">The group of each sample, −1 for a group of its own; default none. A bootstrap draws whole groups.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is neither 0 nor 1.</exception>
    /// <exception cref="BallastException">A probability is not a number from 0 to 1, or there is no sample.</exception>
    public static PredictedProbabilities OfPositive(ReadOnlySpan<double> positive, ReadOnlySpan<int> truth, ReadOnlySpan<int> groups = default)
    {
        Matrix<double> probabilities = new(positive.Length, 2);
        for (int i = 0; i < positive.Length; i++) (probabilities[i, 0], probabilities[i, 1]) = (1 - positive[i], positive[i]);
        return Of(probabilities, truth, groups);
    }

    /// <summary>The true label of a sample.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public int Truth(int sample) => samples[rows[sample]].Truth;

    /// <summary>The most probable label of a sample.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public int Predicted(int sample) => samples[rows[sample]].Predicted;

    /// <summary>The probability of the most probable label of a sample, 1 / classes … 1.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public double Confidence(int sample) => samples[rows[sample]].Confidence;

    /// <summary>Whether the most probable label of a sample is the true one.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public bool Correct(int sample) => Truth(sample) == Predicted(sample);

    /// <summary>The probabilities of a sample, one a class.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public ReadOnlySpan<double> Row(int sample) => values.Row(rows[sample]);

    /// <summary>A copy of the probabilities, samples × classes.</summary>
    public Matrix<double> ToMatrix()
    {
        Matrix<double> copy = new(Samples, Classes);
        for (int i = 0; i < Samples; i++) Row(i).CopyTo(copy.Row(i));
        return copy;
    }

    /// <summary>The predicted labels, the truth and the groups.</summary>
    public PredictedLabels ToLabels()
    {
        int[] truth = new int[Samples];
        int[] predicted = new int[Samples];
        for (int i = 0; i < Samples; i++) (truth[i], predicted[i]) = (Truth(i), Predicted(i));
        return PredictedLabels.Of(truth, predicted, Classes, Groups.AsSpan());
    }

    /// <summary>The same samples in the order drawn, some several times, some never; shares the values.</summary>
    internal PredictedProbabilities Take(ReadOnlySpan<int> drawn)
    {
        int[] taken = new int[drawn.Length];
        int[] groups = new int[Groups.IsEmpty ? 0 : drawn.Length];
        for (int i = 0; i < drawn.Length; i++) taken[i] = rows[drawn[i]];
        for (int i = 0; i < groups.Length; i++) groups[i] = Groups[drawn[i]];
        return new PredictedProbabilities(values, samples, taken, [.. groups]);
    }

    internal static int MostProbable(ReadOnlySpan<double> row)
    {
        int best = 0;
        for (int label = 1; label < row.Length; label++)
            if (row[label] > row[best])
                best = label;
        return best;
    }

    private readonly record struct Sample(int Truth, int Predicted, double Confidence);
}
