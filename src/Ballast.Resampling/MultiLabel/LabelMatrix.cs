using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Which labels each sample has, where a sample may have several or none.</summary>
/// <remarks>Immutable and thread-safe. Memory: a byte a sample and label.</remarks>
public sealed class LabelMatrix
{
    private readonly Matrix<byte> table;

    internal LabelMatrix(Matrix<byte> table)
    {
        this.table = table;
    }

    /// <summary>The number of samples.</summary>
    public int Samples => table.Rows;

    /// <summary>The number of labels.</summary>
    public int Labels => table.Columns;

    /// <summary>Whether a sample has a label.</summary>
    /// <param name="sample">The sample, from 0.</param>
    /// <param name="label">The label, from 0.</param>
    public bool this[int sample, int label] => table[sample, label] != 0;

    /// <summary>Takes a table of zeros and ones.</summary>
    /// <param name="values">Samples × labels; copied.</param>
    /// <exception cref="BallastException">A value is neither 0 nor 1, or there are no labels.</exception>
    public static LabelMatrix FromTable(Matrix<byte> values)
    {
        RequireLabels(values.Columns);
        for (int sample = 0; sample < values.Rows; sample++)
            for (int label = 0; label < values.Columns; label++)
                if (values[sample, label] > 1)
                    throw new BallastException($"The value of sample {sample}, label {label} is {values[sample, label]} but must be 0 or 1. 1 stands for a label that the sample has.");
        return new LabelMatrix(new Matrix<byte>(values.Values.ToArray(), values.Rows, values.Columns));
    }

    /// <summary>Takes the labels of each sample as a list.</summary>
    /// <param name="sets">One list a sample, in any order, each label once.</param>
    /// <param name="labels">The number of labels.</param>
    /// <exception cref="BallastException">A label is out of range or twice in a list, or there are no labels.</exception>
    public static LabelMatrix FromSets(IReadOnlyList<IReadOnlyCollection<int>> sets, int labels)
    {
        ArgumentNullException.ThrowIfNull(sets);
        RequireLabels(labels);
        var ones = new Matrix<byte>(sets.Count, labels);
        for (int sample = 0; sample < sets.Count; sample++)
        {
            foreach (int label in sets[sample])
            {
                if ((uint)label >= (uint)labels) throw new BallastException($"Sample {sample} has label {label}, but labels go from 0 to {labels - 1}.");
                if (ones[sample, label] != 0) throw new BallastException($"Sample {sample} has label {label} twice. Name each label once.");
                ones[sample, label] = 1;
            }
        }

        return new LabelMatrix(ones);
    }

    /// <summary>The labels of a sample, ascending.</summary>
    /// <param name="sample">The sample, from 0.</param>
    public ImmutableArray<int> LabelsOf(int sample)
    {
        ReadOnlySpan<byte> row = table.Row(sample);
        var labels = ImmutableArray.CreateBuilder<int>();
        for (int label = 0; label < row.Length; label++)
            if (row[label] != 0)
                labels.Add(label);
        return labels.DrainToImmutable();
    }

    /// <summary>One byte a label, 1 for those the sample has.</summary>
    internal ReadOnlySpan<byte> Row(int sample) => table.Row(sample);

    /// <summary>The samples that have a label, ascending.</summary>
    internal int[] SamplesWith(int label)
    {
        List<int> samples = [];
        for (int sample = 0; sample < Samples; sample++)
            if (this[sample, label])
                samples.Add(sample);
        return [.. samples];
    }

    private static void RequireLabels(int labels)
    {
        if (labels < 1) throw new BallastException($"There are {labels} labels, but one or more are needed.");
    }
}
