using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>Arithmetic on gradients and averages of weights, over consecutive values.</summary>
internal static unsafe class FloatKernel
{
    /// <summary>sum += more</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* sum, float* more, int length)
    {
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count) Vector.Store(Vector.Load(sum + at) + Vector.Load(more + at), sum + at);
        for (; at < length; at++) sum[at] += more[at];
    }

    /// <summary>mean += (value − mean) · share</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Blend(float* mean, float* value, float share, int length)
    {
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count)
        {
            Vector<float> old = Vector.Load(mean + at);
            Vector.Store(old + (Vector.Load(value + at) - old) * share, mean + at);
        }

        for (; at < length; at++) mean[at] += (value[at] - mean[at]) * share;
    }

    /// <summary>values *= factor</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* values, float factor, int length)
    {
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count) Vector.Store(Vector.Load(values + at) * factor, values + at);
        for (; at < length; at++) values[at] *= factor;
    }

    /// <summary>Brings values into −limit … limit. What is no number stays none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clamp(float* values, float limit, int length)
    {
        Vector<float> most = new(limit), least = new(-limit);
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count) Vector.Store(Vector.Min(Vector.Max(Vector.Load(values + at), least), most), values + at);
        for (; at < length; at++) values[at] = MathF.Min(MathF.Max(values[at], -limit), limit);
    }

    /// <summary>The sum of squares in double precision, added up in one order on every processor with vectors of this width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SquareSum(float* values, int length)
    {
        Vector<double> low = default, high = default;
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count)
        {
            Vector.Widen(Vector.Load(values + at), out Vector<double> a, out Vector<double> b);
            low += a * a;
            high += b * b;
        }

        double sum = Vector.Sum(low + high);
        for (; at < length; at++) sum += (double)values[at] * values[at];
        return sum;
    }

    /// <summary>Values change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Swap(float* a, float* b, int length)
    {
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count)
        {
            Vector<float> kept = Vector.Load(a + at);
            Vector.Store(Vector.Load(b + at), a + at);
            Vector.Store(kept, b + at);
        }

        for (; at < length; at++) (a[at], b[at]) = (b[at], a[at]);
    }
}
