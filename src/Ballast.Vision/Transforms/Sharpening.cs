using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Vision;

/// <summary>torchvision's adjust_sharpness: a blend with a 3 × 3 mean whose centre counts five times; the outermost pixels are blended with themselves.</summary>
internal static class Sharpening
{
    /// <summary>(n · 40330) >> 20 is n / 26 cut off, for every n that thirteen bytes can give.</summary>
    private const int Reciprocal = 40330, ReciprocalShift = 20;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, int width, double factor)
    {
        float share = (float)factor, rest = (float)(1 - factor);
        int stride = 3 * width;
        Span<byte> alone = stackalloc byte[256];
        for (int i = 0; i < 256; i++) alone[i] = (byte)Math.Clamp(share * i + rest * i, 0, 255);
        Border(source[..stride], target, alone);
        Border(source[^stride..], target[(source.Length - stride)..], alone);
        for (int row = stride; row + stride < source.Length; row += stride)
        {
            Border(source.Slice(row, 3), target[row..], alone);
            Row(source.Slice(row - stride, 3 * stride), target.Slice(row, stride), share, rest);
            Border(source.Slice(row + stride - 3, 3), target[(row + stride - 3)..], alone);
        }
    }

    private static void Border(ReadOnlySpan<byte> source, Span<byte> target, ReadOnlySpan<byte> alone)
    {
        for (int i = 0; i < source.Length; i++) target[i] = alone[source[i]];
    }

    /// <summary>The inner values of a row, given it with the rows above and below.</summary>
    private static void Row(ReadOnlySpan<byte> three, Span<byte> target, float share, float rest)
    {
        int stride = target.Length, at = 3;
        ref byte above = ref MemoryMarshal.GetReference(three);
        ref byte here = ref Unsafe.Add(ref above, stride);
        ref byte below = ref Unsafe.Add(ref here, stride);
        for (; at + 19 <= stride; at += 16)
        {
            Vector512<int> center = Level(ref here, at);
            Vector512<int> sum = Three(ref above, at) + Three(ref below, at) + Level(ref here, at - 3) + Level(ref here, at + 3) + center + (center << 2);
            Vector512<int> mean = ((sum + sum + Vector512.Create(13)) * Reciprocal) >> ReciprocalShift;
            Vector512<float> blend = Vector512.ConvertToSingle(center) * share + Vector512.ConvertToSingle(mean) * rest;
            Interleaved.Narrow(Vector512.ConvertToInt32Native(Vector512.MinNative(Vector512.MaxNative(blend, Vector512<float>.Zero), Vector512.Create(255f)))).StoreUnsafe(ref target[at]);
        }

        for (; at < stride - 3; at++)
        {
            int sum = three[at - 3] + three[at] + three[at + 3] + three[stride + at - 3] + 5 * three[stride + at] + three[stride + at + 3];
            sum += three[2 * stride + at - 3] + three[2 * stride + at] + three[2 * stride + at + 3];
            target[at] = (byte)Math.Clamp(share * three[stride + at] + rest * ((2 * sum + 13) / 26), 0, 255);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Three(ref byte row, int at) => Level(ref row, at - 3) + Level(ref row, at) + Level(ref row, at + 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Level(ref byte row, int at) => Interleaved.Widen(Vector128.LoadUnsafe(ref row, (nuint)at));
}
