using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The categories of some columns: the distinct values of each, ascending, and each value's place among them.</summary>
internal sealed class CategoryCodes
{
    private readonly double[][] values;

    private CategoryCodes(double[][] values) => this.values = values;

    /// <summary>The categories of each column, ascending.</summary>
    public double[] Of(int column) => values[column];

    /// <summary>How many categories each column has.</summary>
    public int[] Sizes => [.. values.Select(column => column.Length)];

    /// <summary>Collects the categories of columns over all rows.</summary>
    public static CategoryCodes Collect<T>(Matrix<T> features, ReadOnlySpan<int> columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] categories = new double[columns.Length][];
        var seen = new HashSet<double>();
        for (int i = 0; i < columns.Length; i++)
        {
            seen.Clear();
            for (int row = 0; row < features.Rows; row++) seen.Add(double.CreateTruncating(features[row, columns[i]]));
            categories[i] = [.. seen];
            Array.Sort(categories[i]);
        }

        return new CategoryCodes(categories);
    }

    /// <summary>The codes of some rows.</summary>
    /// <returns>[rows, columns]</returns>
    public Matrix<int> Encode<T>(Matrix<T> features, ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var codes = new Matrix<int>(rows.Length, columns.Length);
        for (int place = 0; place < rows.Length; place++)
            for (int i = 0; i < columns.Length; i++)
                codes[place, i] = Array.BinarySearch(values[i], double.CreateTruncating(features[rows[place], columns[i]]));
        return codes;
    }
}
