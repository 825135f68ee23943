using System.Numerics;
using Ballast.Core;
using Microsoft.Data.Analysis;

namespace Ballast.MachineLearning;

/// <summary>A column of numbers that is a column of the table which a sampler sees. It is read and written in blocks of rows, so that the rows of the table
/// stay in the processor's cache while all columns pass over them.</summary>
internal abstract class FrameFeature<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int BlockRows = 256;

    public static Matrix<T> Read(FrameFeature<T>[] features, int rows)
    {
        var table = new Matrix<T>(rows, features.Length);
        for (int from = 0; from < rows; from += BlockRows)
            foreach (FrameFeature<T> feature in features)
                feature.Read(table, from, Math.Min(rows, from + BlockRows));
        return table;
    }

    public static DataFrameColumn[] Write(FrameFeature<T>[] features, FrameRows rows, Matrix<T> values)
    {
        foreach (FrameFeature<T> feature in features) feature.Begin(values.Rows);
        for (int from = 0; from < values.Rows; from += BlockRows)
            foreach (FrameFeature<T> feature in features)
                feature.Write(rows.Sources, values, from, Math.Min(values.Rows, from + BlockRows));
        return [.. features.Select(feature => feature.Finish(rows))];
    }

    /// <summary>Copies rows of the column into its column of the table.</summary>
    protected abstract void Read(Matrix<T> table, int from, int to);

    /// <summary>Makes room for the rows of the result.</summary>
    protected abstract void Begin(int rows);

    /// <summary>Fills rows of the result: from the row they hold the values of, or from the table where these are computed.</summary>
    protected abstract void Write(int[] sources, Matrix<T> values, int from, int to);

    protected abstract DataFrameColumn Finish(FrameRows rows);
}
