using System.Numerics;
using System.Runtime.CompilerServices;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>Where the rows of a search lie: about which centre, and at most how far from it in any column.</summary>
internal sealed class FeatureExtent<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Sample = 1024, Chunk = 1024;

    private readonly T[] centre;

    private FeatureExtent(T[] centre) => this.centre = centre;

    /// <summary>A value a column: the mean of some of the points. Any would do; near the middle little is lost to rounding.</summary>
    public ReadOnlySpan<T> Centre => centre;

    /// <summary>The largest deviation from the centre, up to the rounding of a subtraction; infinite where the type cannot hold it.</summary>
    public double Largest { get; private set; }

    public static FeatureExtent<T> Of(NeighborQuery<T> query)
    {
        double[] sums = new double[query.Points.Columns];
        int taken = Math.Min(Sample, query.PointRows.Length);
        for (int i = 0; i < taken; i++)
        {
            ReadOnlySpan<T> values = query.Points.Row(query.PointRows[(int)((long)i * query.PointRows.Length / taken)]);
            for (int column = 0; column < sums.Length; column++) sums[column] += double.CreateTruncating(values[column]);
        }

        var extent = new FeatureExtent<T>([.. sums.Select(sum => T.CreateTruncating(sum / Math.Max(1, taken)))]);
        extent.Largest = extent.LargestOf(query.Points, query.PointRows, query.Workers);
        if (!query.AsksItself || query.QueryRows != query.PointRows)
            extent.Largest = Math.Max(extent.Largest, extent.LargestOf(query.Queries, query.QueryRows, query.Workers));
        return extent;
    }

    /// <summary>Writes the deviations of a row from the centre.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Subtract(ReadOnlySpan<T> row, Span<float> target)
    {
        int column = 0;
        if (typeof(T) == typeof(float))
        {
            for (; column + Vector<float>.Count <= row.Length; column += Vector<float>.Count)
                Vector.As<T, float>(new Vector<T>(row[column..]) - new Vector<T>(centre, column)).CopyTo(target[column..]);
        }

        for (; column < row.Length; column++) target[column] = float.CreateTruncating(row[column] - centre[column]);
    }

    private double LargestOf(Matrix<T> table, int[] rows, int workers)
    {
        double[] largest = new double[(rows.Length + Chunk - 1) / Chunk];
        ParallelWork.ForEach(largest.Length, workers, chunk =>
        {
            foreach (int row in rows.AsSpan(chunk * Chunk, Math.Min(Chunk, rows.Length - chunk * Chunk))) largest[chunk] = Math.Max(largest[chunk], LargestOf(table.Row(row)));
        });
        return largest.Length == 0 ? 0 : largest.Max();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double LargestOf(ReadOnlySpan<T> row)
    {
        T largest = T.Zero;
        int column = 0;
        if (Vector<T>.IsSupported && row.Length >= Vector<T>.Count)
        {
            Vector<T> all = Vector<T>.Zero;
            for (; column + Vector<T>.Count <= row.Length; column += Vector<T>.Count)
                all = Vector.Max(all, Vector.Abs(new Vector<T>(row[column..]) - new Vector<T>(centre, column)));
            for (int lane = 0; lane < Vector<T>.Count; lane++) largest = T.Max(largest, all[lane]);
        }

        for (; column < row.Length; column++) largest = T.Max(largest, T.Abs(row[column] - centre[column]));
        return double.CreateTruncating(largest);
    }
}
