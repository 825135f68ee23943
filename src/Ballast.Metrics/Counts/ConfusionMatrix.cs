using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Metrics;

/// <summary>How often each true class was predicted as each class: rows are the truth, columns the prediction.</summary>
/// <remarks>
/// Immutable. Holds at least one sample, so that every score of it is defined or has a documented value. Samples may have weights: scores are then
/// computed from the sums of weights, in double and in the order of the samples, and counts keep saying how many samples there are.
/// </remarks>
public sealed class ConfusionMatrix
{
    private readonly ImmutableArray<int> cells;
    private readonly double[]? weights;

    private ConfusionMatrix(ImmutableArray<int> cells, int classes, double[]? weights = null)
    {
        this.cells = cells;
        this.weights = weights;
        int[] truth = new int[classes];
        int[] predicted = new int[classes];
        for (int row = 0; row < classes; row++)
            for (int column = 0; column < classes; column++)
            {
                truth[row] += cells[row * classes + column];
                predicted[column] += cells[row * classes + column];
            }

        TruthCounts = ClassCounts.FromCounts(truth);
        PredictedCounts = ClassCounts.FromCounts(predicted);
        LabelGuard.AtLeastOneSample(Total);
    }

    /// <summary>The number of classes, those without samples included.</summary>
    public int Classes => TruthCounts.Classes;

    /// <summary>The number of samples; 1 or more.</summary>
    public int Total => TruthCounts.Total;

    /// <summary>How many samples truly are of each class (the row sums), also called support.</summary>
    public ClassCounts TruthCounts { get; }

    /// <summary>How many samples were predicted as each class (the column sums).</summary>
    public ClassCounts PredictedCounts { get; }

    /// <summary>Whether samples were given weights.</summary>
    public bool IsWeighted => weights is not null;

    /// <summary>The sum of the weights of all samples; without weights their number.</summary>
    public double TotalWeight
    {
        get
        {
            if (weights is null) return Total;
            double total = 0;
            for (int label = 0; label < Classes; label++) total += TruthWeight(label);
            return total;
        }
    }

    /// <summary>How many samples were predicted right (the diagonal).</summary>
    public int Correct
    {
        get
        {
            int correct = 0;
            for (int label = 0; label < Classes; label++) correct += this[label, label];
            return correct;
        }
    }

    /// <summary>How many samples of class <paramref name="truth"/> were predicted as class <paramref name="predicted"/>.</summary>
    /// <param name="truth">The true label (row), from 0.</param>
    /// <param name="predicted">The predicted label (column), from 0.</param>
    public int this[int truth, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
            return cells[truth * Classes + predicted];
        }
    }

    /// <summary>Counts predictions.</summary>
    /// <param name="truth">The true label of each sample, from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="predicted">The predicted label of each sample, in the same order.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is outside 0 … classes − 1.</exception>
    /// <exception cref="BallastException">There is no sample.</exception>
    public static ConfusionMatrix Count(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, int classes)
    {
        LabelGuard.SameLength(truth.Length, predicted.Length, nameof(predicted));
        LabelGuard.Labels(truth, classes, nameof(truth));
        LabelGuard.Labels(predicted, classes, nameof(predicted));
        int[] counts = new int[checked(classes * classes)];
        for (int i = 0; i < truth.Length; i++) counts[truth[i] * classes + predicted[i]]++;
        return new ConfusionMatrix([.. counts], classes);
    }

    /// <summary>Counts predictions for the rows of a table.</summary>
    /// <typeparam name="T">The type of a feature.</typeparam>
    /// <param name="table">The rows that were predicted, with their true labels.</param>
    /// <param name="predicted">The predicted label of each row.</param>
    /// <param name="resampled">Whether a resampled table is allowed; default refused.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is outside 0 … classes − 1.</exception>
    /// <exception cref="BallastException">The table was resampled, or there is no sample.</exception>
    public static ConfusionMatrix Count<T>(LabeledTable<T> table, ReadOnlySpan<int> predicted, ResampledData resampled = ResampledData.Refused)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(table);
        table.RequireForScore(resampled);
        return Count(table.Labels.AsSpan(), predicted, table.Classes);
    }

    /// <summary>Counts predictions of samples that count more or less.</summary>
    /// <param name="truth">The true label of each sample, from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="predicted">The predicted label of each sample, in the same order.</param>
    /// <param name="weights">The weight of each sample: a finite number, 0 or more; their sum above 0.</param>
    /// <param name="classes">The number of classes, those without samples included.</param>
    /// <exception cref="ArgumentException">The lengths differ or a label is outside 0 … classes − 1.</exception>
    /// <exception cref="BallastException">There is no sample, a weight is negative or not finite, or all weights are 0.</exception>
    public static ConfusionMatrix CountWeighted(ReadOnlySpan<int> truth, ReadOnlySpan<int> predicted, ReadOnlySpan<double> weights, int classes)
    {
        LabelGuard.SameLength(truth.Length, weights.Length, nameof(weights));
        ConfusionMatrix counts = Count(truth, predicted, classes);
        double[] sums = new double[classes * classes];
        double total = 0;
        for (int i = 0; i < truth.Length; i++)
        {
            if (!(double.IsFinite(weights[i]) && weights[i] >= 0))
                throw new BallastException($"The weight of sample {i} is {weights[i]}. A weight is a finite number, 0 or more.");
            sums[truth[i] * classes + predicted[i]] += weights[i];
            total += weights[i];
        }

        if (!(total > 0 && double.IsFinite(total)))
            throw new BallastException($"The weights of the samples sum to {total}. Give at least one sample a weight above 0, and none a huge one.");
        return new ConfusionMatrix(counts.cells, classes, sums);
    }

    /// <summary>Takes counts as given.</summary>
    /// <param name="counts">classes × classes counts, row after row (rows are the truth), each zero or more.</param>
    /// <param name="classes">The number of classes; 1 or more.</param>
    /// <exception cref="ArgumentException">There are not classes × classes counts, or one is negative.</exception>
    /// <exception cref="BallastException">All counts are zero.</exception>
    public static ConfusionMatrix FromCounts(ReadOnlySpan<int> counts, int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        if (counts.Length != (long)classes * classes)
            throw new ArgumentException(
                $"{classes} classes need {(long)classes * classes} counts, but {counts.Length} were given.", nameof(counts));
        for (int i = 0; i < counts.Length; i++)
            if (counts[i] < 0)
                throw new ArgumentException(
                    $"The count in row {i / classes}, column {i % classes} is {counts[i]}; a count is zero or more.", nameof(counts));
        return new ConfusionMatrix([.. counts], classes);
    }

    /// <summary>Counts the most probable class of each sample; of equally probable ones the lowest label.</summary>
    /// <param name="probabilities">Samples × classes, each row summing to 1.</param>
    /// <param name="truth">The true label of each sample.</param>
    /// <exception cref="BallastException">A probability is not a number from 0 to 1, a row does not sum to 1, or there is no
    /// sample.</exception>
    public static ConfusionMatrix FromProbabilities(Matrix<double> probabilities, ReadOnlySpan<int> truth) =>
        PredictedProbabilities.Of(probabilities, truth).ToLabels().ToConfusionMatrix();

    /// <summary>Whether a class occurs at all, in the truth or among the predictions.</summary>
    /// <param name="label">The label, from 0.</param>
    public bool Occurs(int label) => TruthCounts[label] + PredictedCounts[label] > 0;

    /// <summary>The summed weight of the samples of class <paramref name="truth"/> predicted as class <paramref name="predicted"/>.</summary>
    /// <param name="truth">The true label (row), from 0.</param>
    /// <param name="predicted">The predicted label (column), from 0.</param>
    public double Weight(int truth, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        return weights is null ? cells[truth * Classes + predicted] : weights[truth * Classes + predicted];
    }

    /// <summary>The summed weight of the samples that truly are of a class (the row sum).</summary>
    /// <param name="label">The label, from 0.</param>
    public double TruthWeight(int label)
    {
        if (weights is null) return TruthCounts[label];
        double sum = 0;
        for (int predicted = 0; predicted < Classes; predicted++) sum += weights[label * Classes + predicted];
        return sum;
    }

    /// <summary>The summed weight of the samples predicted as a class (the column sum).</summary>
    /// <param name="label">The label, from 0.</param>
    public double PredictedWeight(int label)
    {
        if (weights is null) return PredictedCounts[label];
        double sum = 0;
        for (int truth = 0; truth < Classes; truth++) sum += weights[truth * Classes + label];
        return sum;
    }
}
