using System.Numerics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>The sum of the distances of each row to the points farthest from it.</summary>
internal static class FarthestSum
{
    private const int Chunk = 64;

    public static double[] Of<T>(Matrix<T> features, int[] rows, int[] points, int farthest, int workers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[] sums = new double[rows.Length];
        ParallelWork.ForEach((rows.Length + Chunk - 1) / Chunk, workers, chunk =>
        {
            double[] largest = new double[farthest];
            for (int place = chunk * Chunk; place < Math.Min(rows.Length, (chunk + 1) * Chunk); place++)
                sums[place] = SumOf(features, rows[place], points, largest);
        });
        return sums;
    }

    private static double SumOf<T>(Matrix<T> features, int row, int[] points, Span<double> largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        largest.Fill(double.NegativeInfinity);
        ReadOnlySpan<T> values = features.Row(row);
        foreach (int point in points)
        {
            double squared = ExactDistance.Squared(values, (ReadOnlySpan<T>)features.Row(point));
            if (squared <= largest[0]) continue;
            int at = 0;
            for (; at + 1 < largest.Length && largest[at + 1] < squared; at++) largest[at] = largest[at + 1];
            largest[at] = squared;
        }

        for (int i = 0; i < largest.Length; i++) largest[i] = Math.Sqrt(largest[i]);
        return PairwiseSum.Of(largest);
    }
}
