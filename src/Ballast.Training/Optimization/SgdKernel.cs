using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>One step of stochastic gradient descent over consecutive values, in one pass.</summary>
internal static unsafe class SgdKernel
{
    /// <summary>Updates weights and running sums in place. Element order does not matter as long as it is the same in all three.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(float* weights, float* gradient, float* sums, int length, SgdFactors factors)
    {
        bool looksAhead = factors.Kind == MomentumKind.Nesterov;
        int at = 0;
        for (; at + Vector<float>.Count <= length; at += Vector<float>.Count)
        {
            Vector<float> weight = Vector.Load(weights + at);
            Vector<float> g = Vector.Load(gradient + at) + weight * factors.WeightDecay;
            Vector<float> sum = Vector.Load(sums + at) * factors.Momentum + g;
            Vector.Store(sum, sums + at);
            Vector.Store(weight - (looksAhead ? g + sum * factors.Momentum : sum) * factors.Rate, weights + at);
        }

        for (; at < length; at++)
        {
            float g = gradient[at] + weights[at] * factors.WeightDecay;
            float sum = sums[at] = sums[at] * factors.Momentum + g;
            weights[at] -= (looksAhead ? g + sum * factors.Momentum : sum) * factors.Rate;
        }
    }
}
