using System.Numerics;
using System.Runtime.CompilerServices;

namespace Ballast.Training;

/// <summary>
/// Batch normalisation of rows of channels, with or without a rectifier after it, forward and backward, in as few passes over memory as its
/// definition allows, for values of float32 or bfloat16. Sums are taken in float32 over short stretches of rows and in float64 over the stretches.
/// </summary>
internal static unsafe class BatchNormKernel<TValue, T>
    where TValue : IStoredValue<T>
    where T : unmanaged
{
    private const int StretchValues = 4096;
    private const int StretchRows = 32;

    /// <summary>The moments of x [rows, channels].</summary>
    public static ChannelMoments Moments(T* x, long rows, int channels)
    {
        var moments = new ChannelMoments(channels);
        var pattern = new ChannelPattern(channels);
        float[] center = new float[pattern.Length], sums = new float[pattern.Length], mean = new float[channels];
        double[] means = new double[channels], squares = new double[channels];
        long step = Step(pattern);
        for (long start = 0; start < rows; start += step)
        {
            long count = Math.Min(step, rows - start);
            Sum(x + start * channels, count * channels, sums);
            Array.Clear(means);
            pattern.Fold(sums, means);
            for (int c = 0; c < channels; c++) mean[c] = (float)(means[c] /= count);
            pattern.Spread(mean, center);
            // About the stretch's own mean: what cancels is small.
            SumOfSquares(x + start * channels, count * channels, center, sums);
            Array.Clear(squares);
            pattern.Fold(sums, squares);
            moments.Add(count, means, squares);
        }

        return moments;
    }

    /// <summary>y = max(x · scale + shift, floor).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(T* x, T* y, long rows, BatchNormTerms terms)
    {
        int period = terms.Pattern.Length;
        long length = rows * terms.Pattern.Channels;
        var floor = new Vector<float>(terms.Floor);
        fixed (float* scale = terms.Scale, shift = terms.Shift)
        {
            long at = 0;
            for (; at + period <= length; at += period)
            {
                for (int j = 0; j < period; j += Vector<float>.Count)
                {
                    Vector<float> z = Vector.MultiplyAddEstimate(TValue.Load(x + at + j), Vector.Load(scale + j), Vector.Load(shift + j));
                    TValue.Store(Vector.Max(z, floor), y + at + j);
                }
            }

            for (int j = 0; at + j < length; j++) TValue.Write(Math.Max(float.MultiplyAddEstimate(TValue.Read(x + at + j), scale[j], shift[j]), terms.Floor), y + at + j);
        }
    }

    /// <summary>The sums that the gradients of weight, bias and input are made of.</summary>
    public static GradientSums SumGradients(T* x, T* gradient, long rows, BatchNormTerms terms)
    {
        ChannelPattern pattern = terms.Pattern;
        var result = new GradientSums(pattern.Channels);
        float[] sums = new float[pattern.Length], products = new float[pattern.Length];
        long step = Step(pattern);
        for (long start = 0; start < rows; start += step)
        {
            long offset = start * pattern.Channels;
            AddGradients(x + offset, gradient + offset, Math.Min(step, rows - start) * pattern.Channels, terms, (sums, products));
            pattern.Fold(sums, result.Sums);
            pattern.Fold(products, result.Products);
        }

        return result;
    }

    /// <summary>The gradient of x: scale · (gradient that passes the rectifier) + factor · x + shift.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradient(T* x, T* gradient, T* result, long rows, BatchNormTerms terms)
    {
        int period = terms.Pattern.Length;
        long length = rows * terms.Pattern.Channels;
        var floor = new Vector<float>(terms.Floor);
        fixed (float* scale = terms.Scale, shift = terms.Shift, factor = terms.InputFactor, constant = terms.InputShift)
        {
            long at = 0;
            for (; at + period <= length; at += period)
            {
                for (int j = 0; j < period; j += Vector<float>.Count)
                {
                    Vector<float> value = TValue.Load(x + at + j), a = Vector.Load(scale + j);
                    Vector<int> passes = Vector.GreaterThan(Vector.MultiplyAddEstimate(value, a, Vector.Load(shift + j)), floor);
                    Vector<float> passed = Vector.ConditionalSelect(passes, TValue.Load(gradient + at + j), Vector<float>.Zero);
                    Vector<float> rest = Vector.MultiplyAddEstimate(value, Vector.Load(factor + j), Vector.Load(constant + j));
                    TValue.Store(Vector.MultiplyAddEstimate(passed, a, rest), result + at + j);
                }
            }

            for (int j = 0; at + j < length; j++)
            {
                float value = TValue.Read(x + at + j);
                float passed = float.MultiplyAddEstimate(value, scale[j], shift[j]) > terms.Floor ? TValue.Read(gradient + at + j) : 0;
                TValue.Write(passed * scale[j] + value * factor[j] + constant[j], result + at + j);
            }
        }
    }

    /// <summary>The rows of a stretch: whole periods, enough to make the folding cheap, few enough for the first-level cache.</summary>
    private static long Step(ChannelPattern pattern) => (Math.Max(StretchRows, StretchValues / pattern.Channels) + pattern.Rows - 1) / pattern.Rows * pattern.Rows;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum(T* x, long length, float[] sums)
    {
        fixed (float* s = sums)
        {
            long at = 0;
            for (; at + sums.Length <= length; at += sums.Length)
                for (int j = 0; j < sums.Length; j += Vector<float>.Count)
                    Vector.Store(Vector.Load(s + j) + TValue.Load(x + at + j), s + j);
            for (int j = 0; at + j < length; j++) s[j] += TValue.Read(x + at + j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SumOfSquares(T* x, long length, float[] center, float[] sums)
    {
        fixed (float* s = sums, m = center)
        {
            long at = 0;
            for (; at + sums.Length <= length; at += sums.Length)
            {
                for (int j = 0; j < sums.Length; j += Vector<float>.Count)
                {
                    Vector<float> distance = TValue.Load(x + at + j) - Vector.Load(m + j);
                    Vector.Store(Vector.MultiplyAddEstimate(distance, distance, Vector.Load(s + j)), s + j);
                }
            }

            for (int j = 0; at + j < length; j++)
            {
                float distance = TValue.Read(x + at + j) - m[j];
                s[j] += distance * distance;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddGradients(T* x, T* gradient, long length, BatchNormTerms terms, (float[] Sums, float[] Products) into)
    {
        var floor = new Vector<float>(terms.Floor);
        int period = terms.Pattern.Length;
        fixed (float* s = into.Sums, p = into.Products, m = terms.Mean, scale = terms.Scale, shift = terms.Shift)
        {
            long at = 0;
            for (; at + period <= length; at += period)
            {
                for (int j = 0; j < period; j += Vector<float>.Count)
                {
                    Vector<float> value = TValue.Load(x + at + j);
                    Vector<int> passes = Vector.GreaterThan(Vector.MultiplyAddEstimate(value, Vector.Load(scale + j), Vector.Load(shift + j)), floor);
                    Vector<float> passed = Vector.ConditionalSelect(passes, TValue.Load(gradient + at + j), Vector<float>.Zero);
                    Vector.Store(Vector.Load(s + j) + passed, s + j);
                    Vector.Store(Vector.MultiplyAddEstimate(passed, value - Vector.Load(m + j), Vector.Load(p + j)), p + j);
                }
            }

            for (int j = 0; at + j < length; j++)
            {
                float value = TValue.Read(x + at + j), passed = TValue.Read(gradient + at + j);
                if (float.MultiplyAddEstimate(value, scale[j], shift[j]) <= terms.Floor) continue;
                s[j] += passed;
                p[j] += passed * (value - m[j]);
            }
        }
    }
}
