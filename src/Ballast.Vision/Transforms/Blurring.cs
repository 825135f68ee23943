using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Vision;

/// <summary>Gaussian blur in two passes over each row: down into 16 bits, then across. Three standard deviations to either side; the border is mirrored about the outermost pixel.</summary>
/// <remarks>Weights are multiples of 1/256 whose sum is one; levels carry seven bits more between the passes.</remarks>
internal static class Blurring
{
    private const int One = 256, MostReach = 30, LevelBits = 7;

    [ThreadStatic]
    private static ushort[]? room;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, int width, double sigma)
    {
        int reach = Math.Clamp((int)Math.Ceiling(3 * sigma), 1, MostReach), stride = 3 * width, height = source.Length / stride;
        Span<ushort> weights = stackalloc ushort[reach + 1];
        weights = Weigh(weights, sigma);
        reach = weights.Length - 1;
        int margin = 3 * reach;
        if (reach == 0)
        {
            source.CopyTo(target);
            return;
        }

        if (room is null || room.Length < stride + 6 * MostReach) room = new ushort[stride + 6 * MostReach];
        Span<ushort> padded = room.AsSpan(0, stride + 2 * margin);
        Span<int> rows = stackalloc int[2 * reach + 1];
        for (int y = 0; y < height; y++)
        {
            for (int k = -reach; k <= reach; k++) rows[reach + k] = stride * Mirror(y + k, height);
            Span<ushort> down = padded.Slice(margin, stride);
            Down(source, down, rows, weights);
            for (int x = 1; x <= reach; x++)
                for (int channel = 0; channel < 3; channel++)
                {
                    padded[margin - 3 * x + channel] = down[3 * Mirror(-x, width) + channel];
                    padded[margin + stride + 3 * (x - 1) + channel] = down[3 * Mirror(width - 1 + x, width) + channel];
                }

            Across(padded, target.Slice(y * stride, stride), weights);
        }
    }

    /// <summary>The weights without the outer ones that round to zero: the centre takes what rounding leaves.</summary>
    private static Span<ushort> Weigh(Span<ushort> weights, double sigma)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += (i == 0 ? 1 : 2) * Math.Exp(-0.5 * i * i / (sigma * sigma));
        int rest = One;
        for (int i = 1; i < weights.Length; i++)
        {
            weights[i] = (ushort)Math.Round(One * Math.Exp(-0.5 * i * i / (sigma * sigma)) / sum);
            rest -= 2 * weights[i];
        }

        weights[0] = (ushort)rest;
        return weights[..(weights.LastIndexOfAnyExcept((ushort)0) + 1)];
    }

    private static void Down(ReadOnlySpan<byte> source, Span<ushort> sums, ReadOnlySpan<int> rows, ReadOnlySpan<ushort> weights)
    {
        int reach = weights.Length - 1, at = 0;
        ref byte from = ref MemoryMarshal.GetReference(source);
        if (Avx2.IsSupported)
        {
            for (; at + 16 <= sums.Length; at += 16)
            {
                Vector256<ushort> sum = Levels(ref from, rows[reach] + at) * weights[0];
                for (int k = 1; k <= reach; k++) sum += (Levels(ref from, rows[reach - k] + at) + Levels(ref from, rows[reach + k] + at)) * weights[k];
                (sum >>> 1).StoreUnsafe(ref sums[at]);
            }
        }

        for (; at < sums.Length; at++)
        {
            int sum = weights[0] * source[rows[reach] + at];
            for (int k = 1; k <= reach; k++) sum += weights[k] * (source[rows[reach - k] + at] + source[rows[reach + k] + at]);
            sums[at] = (ushort)(sum >> 1);
        }
    }

    private static void Across(ReadOnlySpan<ushort> padded, Span<byte> target, ReadOnlySpan<ushort> weights)
    {
        int reach = weights.Length - 1, margin = 3 * reach, at = 0;
        ref ushort from = ref MemoryMarshal.GetReference(padded);
        if (Avx2.IsSupported)
        {
            Vector256<ushort> half = Vector256.Create((ushort)(1 << (LevelBits - 1)));
            for (; at + 16 <= target.Length; at += 16)
            {
                Vector256<ushort> sum = half + Part(Sums(ref from, margin + at), weights[0]);
                for (int k = 1; k <= reach; k++) sum += Part(Sums(ref from, margin + at - 3 * k) + Sums(ref from, margin + at + 3 * k), weights[k]);
                sum >>>= LevelBits;
                Vector128.Narrow(sum.GetLower(), sum.GetUpper()).StoreUnsafe(ref target[at]);
            }
        }

        for (; at < target.Length; at++)
        {
            int sum = (1 << (LevelBits - 1)) + (padded[margin + at] * weights[0] >> 8);
            for (int k = 1; k <= reach; k++) sum += (padded[margin + at - 3 * k] + padded[margin + at + 3 * k]) * weights[k] >> 8;
            target[at] = (byte)(sum >> LevelBits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Part(Vector256<ushort> sums, ushort weight) => Avx2.MultiplyHigh(sums, Vector256.Create((ushort)(weight << 8)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Levels(ref byte row, int at) => Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, (nuint)at)).AsUInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Sums(ref ushort row, int at) => Vector256.LoadUnsafe(ref row, (nuint)at);

    private static int Mirror(int at, int count)
    {
        if (count == 1) return 0;
        int period = 2 * (count - 1), place = (at % period + period) % period;
        return place < count ? place : period - place;
    }
}
