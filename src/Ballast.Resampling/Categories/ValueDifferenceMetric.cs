using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The distance of samples with categories only: two categories are alike when the classes have like shares in them.</summary>
/// <remarks>
/// <para>
/// The value difference metric (Stanfill and Waltz 1986, doi:10.1145/7902.7906, section "The modified value difference metric") without weights of columns: Σ over columns of
/// ‖P(class | a) − P(class | b)‖ ^ Power, with the norm of order Norm. A category that was not fitted has shares of 0. Equals imbalanced-learn's ValueDifferenceMetric.
/// </para>
/// <para>Cost: a distance takes columns · classes; memory is one share a category and class. Thread-safe.</para>
/// </remarks>
public sealed class ValueDifferenceMetric
{
    private readonly ValueDifferenceOptions options;
    private readonly double[][] shares;
    private readonly int classes;

    private ValueDifferenceMetric(ValueDifferenceOptions options, double[][] shares, int classes)
    {
        this.options = options;
        this.shares = shares;
        this.classes = classes;
    }

    /// <summary>How many columns were fitted.</summary>
    public int Columns => shares.Length;

    /// <summary>Counts in which classes the categories of each column occur.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="codes">Samples × columns; categories as codes from 0.</param>
    /// <param name="labels">One label a row, each from 0 up to <paramref name="classes"/> − 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">The numbers of rows and labels differ, or not every column has a number of categories.</exception>
    /// <exception cref="BallastException">A code is negative or not below its column's number of categories.</exception>
    public static ValueDifferenceMetric Fit(ValueDifferenceOptions options, Matrix<int> codes, ReadOnlySpan<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (codes.Rows != labels.Length) throw new ArgumentException($"There are {codes.Rows} rows of codes and {labels.Length} labels.", nameof(labels));
        ClassCounts.Of(labels, classes);
        int[] sizes = SizesOf(options, codes);
        double[][] counts = new double[sizes.Length][];
        for (int column = 0; column < sizes.Length; column++) counts[column] = new double[checked(sizes[column] * classes)];
        for (int row = 0; row < codes.Rows; row++)
        {
            ReadOnlySpan<int> values = codes.Row(row);
            for (int column = 0; column < values.Length; column++)
            {
                if ((uint)values[column] >= (uint)sizes[column])
                    throw new BallastException($"The code in row {row}, column {column} is {values[column]}; codes of that column are 0 … {sizes[column] - 1}.");
                counts[column][values[column] * classes + labels[row]]++;
            }
        }

        foreach (double[] column in counts) Normalize(column, classes);
        return new ValueDifferenceMetric(options, counts, classes);
    }

    /// <summary>The distance of two samples.</summary>
    /// <param name="first">The codes of one, a column each.</param>
    /// <param name="second">The codes of the other.</param>
    /// <exception cref="ArgumentException">A sample has another number of columns than was fitted.</exception>
    /// <exception cref="BallastException">A code was out of range when fitting.</exception>
    public double Distance(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        Require(first);
        Require(second);
        double sum = 0;
        for (int column = 0; column < first.Length; column++) sum += Difference(column, first[column], second[column]);
        return sum;
    }

    /// <summary>The distances of all samples of one table to all of another.</summary>
    /// <param name="first">Samples × columns, as codes.</param>
    /// <param name="second">Samples × columns, as codes.</param>
    /// <returns>Rows of the first × rows of the second.</returns>
    /// <exception cref="ArgumentException">A table has another number of columns than was fitted.</exception>
    /// <exception cref="BallastException">A code was out of range when fitting.</exception>
    public Matrix<double> Distances(Matrix<int> first, Matrix<int> second)
    {
        var distances = new Matrix<double>(first.Rows, second.Rows);
        for (int row = 0; row < first.Rows; row++)
            for (int other = 0; other < second.Rows; other++)
                distances[row, other] = Distance(first.Row(row), second.Row(other));
        return distances;
    }

    /// <summary>How many categories a column has.</summary>
    internal int CategoriesOf(int column) => shares[column].Length / classes;

    /// <summary>What a pair of categories of a column adds to the distance.</summary>
    internal double Difference(int column, int first, int second)
    {
        ReadOnlySpan<double> a = shares[column].AsSpan(first * classes, classes), b = shares[column].AsSpan(second * classes, classes);
        double sum = 0;
        for (int label = 0; label < a.Length; label++)
        {
            double difference = Math.Abs(a[label] - b[label]);
            sum += options.Norm == 1 ? difference : Raise(difference, options.Norm);
        }

        return Raise(options.Norm == 1 ? sum : Math.Pow(sum, 1.0 / options.Norm), options.Power);
    }

    private static double Raise(double value, int power) => power switch
    {
        1 => value,
        2 => value * value,
        _ => Math.Pow(value, power),
    };

    private static int[] SizesOf(ValueDifferenceOptions options, Matrix<int> codes)
    {
        if (options.Categories is { } given)
        {
            if (given.Length != codes.Columns)
                throw new ArgumentException($"There are {codes.Columns} columns but {given.Length} numbers of categories.", nameof(codes));
            return [.. given];
        }

        int[] sizes = new int[codes.Columns];
        for (int row = 0; row < codes.Rows; row++)
            for (int column = 0; column < sizes.Length; column++)
                sizes[column] = Math.Max(sizes[column], codes[row, column] + 1);
        return sizes;
    }

    private static void Normalize(double[] counts, int classes)
    {
        for (int start = 0; start < counts.Length; start += classes)
        {
            Span<double> category = counts.AsSpan(start, classes);
            double total = 0;
            foreach (double count in category) total += count;
            if (total == 0) continue;
            for (int label = 0; label < classes; label++) category[label] /= total;
        }
    }

    private void Require(ReadOnlySpan<int> sample)
    {
        if (sample.Length != Columns) throw new ArgumentException($"The sample has {sample.Length} columns, but {Columns} were fitted.", nameof(sample));
        for (int column = 0; column < sample.Length; column++)
        {
            int size = CategoriesOf(column);
            if ((uint)sample[column] >= (uint)size)
                throw new BallastException($"A code of column {column} is {sample[column]}; codes of that column are 0 … {size - 1}.");
        }
    }
}
