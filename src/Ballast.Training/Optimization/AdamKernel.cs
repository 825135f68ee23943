using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>One step of Adam over consecutive values, in one pass.</summary>
internal static unsafe class AdamKernel
{
    /// <summary>Updates weights and both moments in place. Element order does not matter as long as it is the same in all four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(float* weights, float* gradient, Span<float> first, Span<float> second, AdamFactors factors)
    {
        fixed (float* m = first, v = second)
        {
            int at = 0;
            for (; at + Vector<float>.Count <= first.Length; at += Vector<float>.Count)
            {
                Vector<float> weight = Vector.Load(weights + at);
                Vector<float> g = Vector.Load(gradient + at) + weight * factors.WeightDecay;
                Vector<float> mean = Vector.Load(m + at), square = Vector.Load(v + at);
                mean += (g - mean) * factors.First;
                square = square * factors.Keep + g * g * factors.Second;
                Vector.Store(mean, m + at);
                Vector.Store(square, v + at);
                Vector.Store(weight - mean / (Vector.SquareRoot(square) * factors.Root + new Vector<float>(factors.Epsilon)) * factors.Rate, weights + at);
            }

            for (; at < first.Length; at++)
            {
                float g = gradient[at] + weights[at] * factors.WeightDecay;
                m[at] += (g - m[at]) * factors.First;
                v[at] = v[at] * factors.Keep + g * g * factors.Second;
                weights[at] -= m[at] / (MathF.Sqrt(v[at]) * factors.Root + factors.Epsilon) * factors.Rate;
            }
        }
    }

    /// <summary>sum += more</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float* sum, float* more, int length)
    {
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count) Vector.Store(Vector.Load(sum + at) + Vector.Load(more + at), sum + at);
        for (; at < length; at++) sum[at] += more[at];
    }
}
