using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Resampling;

/// <summary>Σ |a − b| in four interleaved sums.</summary>
internal readonly struct ManhattanDistance<T> : IPairDistance<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public double Rank(ReadOnlySpan<T> query, ReadOnlySpan<T> point)
    {
        if (typeof(T) == typeof(double)) return Sum(MemoryMarshal.Cast<T, double>(query), MemoryMarshal.Cast<T, double>(point));
        Vector256<double> sums = Vector256<double>.Zero;
        for (int i = 0; i < query.Length; i++)
            sums = sums.WithElement(i & 3, sums[i & 3] + Math.Abs(double.CreateTruncating(query[i]) - double.CreateTruncating(point[i])));
        return Add(sums);
    }

    public double Distance(double rank) => rank;

    private static double Sum(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + 4 <= a.Length; i += 4) sums += Vector256.Abs(Vector256.Create(a.Slice(i, 4)) - Vector256.Create(b.Slice(i, 4)));
        for (int lane = 0; i < a.Length; i++, lane++) sums = sums.WithElement(lane, sums[lane] + Math.Abs(a[i] - b[i]));
        return Add(sums);
    }

    private static double Add(Vector256<double> sums) => (sums[0] + sums[1]) + (sums[2] + sums[3]);
}
