using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Resampling;

/// <summary>The squared Euclidean distance in double, in one fixed order of summation on every machine: sixteen interleaved sums, no fused steps.</summary>
internal static class ExactDistance
{
    private const int Sums = 16;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squared<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
        ref T x = ref MemoryMarshal.GetReference(a), y = ref MemoryMarshal.GetReference(b);
        int whole = a.Length - a.Length % Sums;
        for (nuint i = 0; i < (nuint)whole; i += Sums)
        {
            s0 += Square(ref x, ref y, i);
            s1 += Square(ref x, ref y, i + 4);
            s2 += Square(ref x, ref y, i + 8);
            s3 += Square(ref x, ref y, i + 12);
        }

        s0 += s2;
        s1 += s3;
        int at = whole;
        for (; at + 4 <= a.Length; at += 4) s0 += Square(ref x, ref y, (nuint)at);
        s0 += s1;
        for (int lane = 0; at < a.Length; at++, lane++)
        {
            double difference = double.CreateTruncating(a[at]) - double.CreateTruncating(b[at]);
            s0 = s0.WithElement(lane, s0[lane] + difference * difference);
        }

        return (s0[0] + s0[1]) + (s0[2] + s0[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Square<T>(ref T a, ref T b, nuint at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Vector256<double> difference = Load(ref a, at) - Load(ref b, at);
        return difference * difference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load<T>(ref T source, nuint at)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double)) return Vector256.LoadUnsafe(ref Unsafe.As<T, double>(ref source), at);
        if (typeof(T) == typeof(float)) return Widen(Vector128.LoadUnsafe(ref Unsafe.As<T, float>(ref source), at));
        return Vector256.Create(
            double.CreateTruncating(Unsafe.Add(ref source, at)),
            double.CreateTruncating(Unsafe.Add(ref source, at + 1)),
            double.CreateTruncating(Unsafe.Add(ref source, at + 2)),
            double.CreateTruncating(Unsafe.Add(ref source, at + 3)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Widen(Vector128<float> values)
    {
        if (Avx.IsSupported) return Avx.ConvertToVector256Double(values);
        (Vector128<double> lower, Vector128<double> upper) = Vector128.Widen(values);
        return Vector256.Create(lower, upper);
    }
}
