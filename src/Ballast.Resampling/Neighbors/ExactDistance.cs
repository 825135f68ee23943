using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Resampling;

/// <summary>The squared Euclidean distance in double, in one fixed order of summation on every machine: four interleaved sums, no fused steps.</summary>
internal static class ExactDistance
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squared<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float)) return Squared(MemoryMarshal.Cast<T, float>(a), MemoryMarshal.Cast<T, float>(b));
        if (typeof(T) == typeof(double)) return Squared(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b));
        Span<double> sums = stackalloc double[4];
        for (int i = 0; i < a.Length; i++)
        {
            double difference = double.CreateTruncating(a[i]) - double.CreateTruncating(b[i]);
            sums[i & 3] += difference * difference;
        }

        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            Vector256<double> difference = Widen(Vector128.Create(a.Slice(i, 4))) - Widen(Vector128.Create(b.Slice(i, 4)));
            sums += difference * difference;
        }

        for (int lane = 0; i < a.Length; i++, lane++)
        {
            double difference = (double)a[i] - b[i];
            sums = sums.WithElement(lane, sums[lane] + difference * difference);
        }

        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Squared(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            Vector256<double> difference = Vector256.Create(a.Slice(i, 4)) - Vector256.Create(b.Slice(i, 4));
            sums += difference * difference;
        }

        for (int lane = 0; i < a.Length; i++, lane++)
        {
            double difference = a[i] - b[i];
            sums = sums.WithElement(lane, sums[lane] + difference * difference);
        }

        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    private static Vector256<double> Widen(Vector128<float> values)
    {
        if (Avx.IsSupported) return Avx.ConvertToVector256Double(values);
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(values);
        return Vector256.Create(lower, upper);
    }
}
