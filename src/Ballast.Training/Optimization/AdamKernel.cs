using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>One step of Adam or AdamW over consecutive values, in one pass.</summary>
internal static unsafe class AdamKernel
{
    /// <summary>Updates weights and both moments in place. Element order does not matter as long as it is the same in all four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(float* weights, float* gradient, (nint First, nint Second) moments, int length, AdamFactors factors)
    {
        float* m = (float*)moments.First, v = (float*)moments.Second;
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count)
        {
            Vector<float> weight = Vector.Load(weights + at);
            Vector<float> g = Vector.Load(gradient + at) + weight * factors.WeightDecay;
            Vector<float> mean = Vector.Load(m + at), square = Vector.Load(v + at);
            mean += (g - mean) * factors.First;
            square = square * factors.Keep + g * g * factors.Second;
            Vector.Store(mean, m + at);
            Vector.Store(square, v + at);
            Vector.Store(weight * factors.Shrink - mean / (Vector.SquareRoot(square) * factors.Root + new Vector<float>(factors.Epsilon)) * factors.Rate, weights + at);
        }

        for (; at < length; at++)
        {
            float g = gradient[at] + weights[at] * factors.WeightDecay;
            m[at] += (g - m[at]) * factors.First;
            v[at] = v[at] * factors.Keep + g * g * factors.Second;
            weights[at] = weights[at] * factors.Shrink - m[at] / (MathF.Sqrt(v[at]) * factors.Root + factors.Epsilon) * factors.Rate;
        }
    }
}
