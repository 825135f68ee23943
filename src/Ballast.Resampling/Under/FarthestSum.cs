using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Ballast.Core;

namespace Ballast.Resampling;

/// <summary>
/// The sum of the distances of rows to the points farthest from each. The kernel bounds all distances from above; only points that may be among the farthest
/// are measured in double.
/// </summary>
internal sealed class FarthestSum<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Block = 32, Width = 512;

    private readonly Matrix<T> features;
    private readonly int[] rows, points;
    private readonly int farthest;
    private readonly PackedPoints<T> packing;
    private readonly float[] upperTerms;
    private readonly double[] sums;

    private FarthestSum(Matrix<T> features, int[] rows, int[] points, int farthest, int workers)
    {
        this.features = features;
        this.rows = rows;
        this.points = points;
        this.farthest = farthest;
        packing = new PackedPoints<T>(features, points, rows, workers);
        sums = new double[rows.Length];
        upperTerms = new float[packing.Panels.Capacity];
        for (int place = 0; place < points.Length; place++) upperTerms[place] = (float)(packing.Panels.Squares[place] * (1 + packing.Frame.Slack));
    }

    /// <summary>One sum a row; the distances are added from the smallest on.</summary>
    public static double[] Of(Matrix<T> features, int[] rows, int[] points, int farthest, int workers)
    {
        var search = new FarthestSum<T>(features, rows, points, farthest, workers);
        ParallelWork.ForEach((rows.Length + Block - 1) / Block, workers, search.SumBlock);
        return search.sums;
    }

    private void SumBlock(int block)
    {
        int first = block * Block, count = Math.Min(Block, rows.Length - first), slots = PackedPoints<T>.Slots(count);
        float[] packed = ArrayPool<float>.Shared.Rent(slots * features.Columns), dots = ArrayPool<float>.Shared.Rent(slots * Width);
        double[] squares = new double[count], largest = new double[count * farthest];
        largest.AsSpan().Fill(double.NegativeInfinity);
        for (int i = 0; i < count; i++) squares[i] = packing.Pack(features.Row(rows[first + i]), packed, i);
        for (int start = 0; start < points.Length; start += Width)
        {
            packing.Multiply(packed, slots, start, dots, Width);
            int width = Math.Min(Width, packing.Panels.Capacity - start);
            for (int i = 0; i < count; i++) Scan(rows[first + i], squares[i], dots.AsSpan(i * Width, width), start, largest.AsSpan(i * farthest, farthest));
        }

        for (int i = 0; i < count; i++)
        {
            Span<double> own = largest.AsSpan(i * farthest, farthest);
            for (int j = 0; j < own.Length; j++) own[j] = Math.Sqrt(own[j]);
            sums[first + i] = PairwiseSum.Of(own);
        }

        ArrayPool<float>.Shared.Return(packed);
        ArrayPool<float>.Shared.Return(dots);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Scan(int row, double square, ReadOnlySpan<float> dots, int start, Span<double> largest)
    {
        ReadOnlySpan<float> terms = upperTerms.AsSpan(start, dots.Length);
        float term = (float)(square * (1 + packing.Frame.Slack) + packing.Frame.Underflow), limit = Limit(largest[0]) - term;
        for (int place = 0; place < dots.Length; place += Vector512<float>.Count)
        {
            Vector512<float> twice = Vector512.Create(dots[place..]);
            Vector512<float> upper = Vector512.Create(terms[place..]) - (twice + twice);
            ulong hits = Vector512.GreaterThanOrEqual(upper, Vector512.Create(limit)).ExtractMostSignificantBits();
            for (; hits != 0; hits &= hits - 1)
            {
                int lane = BitOperations.TrailingZeroCount(hits), point = start + place + lane;
                if (point >= points.Length || upper[lane] < limit) continue;
                Insert(largest, ExactDistance.Squared((ReadOnlySpan<T>)features.Row(row), features.Row(points[point])));
                limit = Limit(largest[0]) - term;
            }
        }
    }

    /// <summary>A squared distance as the frame has it, less what rounding can add.</summary>
    private float Limit(double squared) => (float)(squared * packing.Frame.Scale * packing.Frame.Scale * (1 - 1e-6) - packing.Frame.Underflow);

    private static void Insert(Span<double> largest, double squared)
    {
        if (squared <= largest[0]) return;
        int at = 0;
        for (; at + 1 < largest.Length && largest[at + 1] < squared; at++) largest[at] = largest[at + 1];
        largest[at] = squared;
    }
}
