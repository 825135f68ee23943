using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballast.Vision;

/// <summary>Gaussian blur in two passes over rows: down into 16 bits, then across. Three standard deviations to either side; the border is mirrored about the outermost pixel.</summary>
internal static class Blurring
{
    private const int WeightBits = 8, One = 1 << WeightBits, MostReach = 30;

    [ThreadStatic]
    private static ushort[]? row;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, int width, double sigma)
    {
        int reach = Math.Clamp((int)Math.Ceiling(3 * sigma), 1, MostReach), stride = 3 * width, height = source.Length / stride, margin = 3 * reach;
        Span<int> weights = stackalloc int[reach + 1];
        Weigh(weights, sigma);
        if (row is null || row.Length < stride + 2 * margin) row = new ushort[stride + 2 * margin];
        Span<ushort> padded = row.AsSpan(0, stride + 2 * margin);
        for (int y = 0; y < height; y++)
        {
            Span<ushort> down = padded.Slice(margin, stride);
            Down(source, down, y, weights);
            for (int x = 1; x <= reach; x++)
                for (int channel = 0; channel < 3; channel++)
                {
                    padded[margin - 3 * x + channel] = down[3 * Mirror(-x, width) + channel];
                    padded[margin + stride + 3 * (x - 1) + channel] = down[3 * Mirror(width - 1 + x, width) + channel];
                }

            Across(padded, target.Slice(y * stride, stride), weights);
        }
    }

    /// <summary>Weights in 1/256 whose sum is exactly one: the centre takes what rounding leaves.</summary>
    private static void Weigh(Span<int> weights, double sigma)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += (i == 0 ? 1 : 2) * Math.Exp(-0.5 * i * i / (sigma * sigma));
        int rest = One;
        for (int i = 1; i < weights.Length; i++)
        {
            weights[i] = (int)Math.Round(One * Math.Exp(-0.5 * i * i / (sigma * sigma)) / sum);
            rest -= 2 * weights[i];
        }

        weights[0] = rest;
    }

    private static void Down(ReadOnlySpan<byte> source, Span<ushort> sums, int y, ReadOnlySpan<int> weights)
    {
        int stride = sums.Length, height = source.Length / stride;
        ReadOnlySpan<byte> here = source.Slice(y * stride, stride);
        for (int i = 0; i < stride; i++) sums[i] = (ushort)(weights[0] * here[i]);
        for (int k = 1; k < weights.Length; k++)
        {
            if (weights[k] == 0) continue;
            ReadOnlySpan<byte> above = source.Slice(Mirror(y - k, height) * stride, stride), below = source.Slice(Mirror(y + k, height) * stride, stride);
            int weight = weights[k];
            for (int i = 0; i < stride; i++) sums[i] += (ushort)(weight * (above[i] + below[i]));
        }
    }

    private static void Across(ReadOnlySpan<ushort> padded, Span<byte> target, ReadOnlySpan<int> weights)
    {
        int margin = (padded.Length - target.Length) / 2;
        ref ushort first = ref MemoryMarshal.GetReference(padded);
        for (int i = 0; i < target.Length; i++)
        {
            uint sum = (uint)weights[0] * padded[margin + i];
            for (int k = 1; k < weights.Length; k++) sum += (uint)weights[k] * ((uint)Unsafe.Add(ref first, margin + i - 3 * k) + Unsafe.Add(ref first, margin + i + 3 * k));
            target[i] = (byte)((sum + (1 << (2 * WeightBits - 1))) >> (2 * WeightBits));
        }
    }

    private static int Mirror(int at, int count)
    {
        if (count == 1) return 0;
        int period = 2 * (count - 1), place = (at % period + period) % period;
        return place < count ? place : period - place;
    }
}
