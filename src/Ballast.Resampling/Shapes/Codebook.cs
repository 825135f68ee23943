using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>A few vectors that stand for rows: the means of clusters.</summary>
internal sealed class Codebook
{
    private readonly Matrix<double> vectors;

    private Codebook(Matrix<double> vectors)
    {
        this.vectors = vectors;
    }

    public int Size => vectors.Rows;

    public ReadOnlySpan<double> this[int vector] => vectors.Row(vector);

    /// <summary>At most <paramref name="size"/> vectors; one a row where there are no more rows.</summary>
    public static Codebook Of<T>(Matrix<T> features, int[] rows, int size, (RandomState Random, int Workers) how)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (rows.Length > size)
        {
            var clusters = new KMeans(new KMeansOptions { Clusters = size, Runs = 1, Workers = how.Workers });
            return new Codebook(clusters.Fit(features, rows, how.Random).Centroids);
        }

        var points = new Matrix<double>(rows.Length, features.Columns);
        for (int row = 0; row < rows.Length; row++)
            for (int column = 0; column < features.Columns; column++)
                points[row, column] = double.CreateTruncating(features[rows[row], column]);
        return new Codebook(points);
    }
}
