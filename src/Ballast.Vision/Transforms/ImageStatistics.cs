using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Ballast.Vision;

/// <summary>What colour steps ask about a whole image, as a table would change it first.</summary>
internal static class ImageStatistics
{
    /// <summary>256 counts for each channel.</summary>
    internal const int Bins = ValueTable.Length;

    /// <summary>The mean of torchvision's grey image, trunc(0.2989 r + 0.587 g + 0.114 b).</summary>
    internal static float MeanGrey(ReadOnlySpan<byte> rgb, in ValueTable table)
    {
        if (table.IsIdentity()) return (float)(SumOfGrey(rgb) / (rgb.Length / 3.0));
        Span<float> shares = stackalloc float[ValueTable.Length];
        for (int i = 0; i < ValueTable.Values; i++)
        {
            shares[i] = GreyShares.Red * table[i];
            shares[ValueTable.Values + i] = GreyShares.Green * table[ValueTable.Values + i];
            shares[2 * ValueTable.Values + i] = GreyShares.Blue * table[2 * ValueTable.Values + i];
        }

        long sum = 0;
        for (int i = 0; i + 2 < rgb.Length; i += 3) sum += (int)(shares[rgb[i]] + shares[ValueTable.Values + rgb[i + 1]] + shares[2 * ValueTable.Values + rgb[i + 2]]);
        return (float)(sum / (rgb.Length / 3.0));
    }

    /// <summary>Sixteen pixels at a time; padding is black and adds nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long SumOfGrey(ReadOnlySpan<byte> rgb)
    {
        const int Block = 4096 * Interleaved.Bytes;
        long sum = 0;
        Span<byte> rest = stackalloc byte[Interleaved.Bytes];
        while (rgb.Length >= Interleaved.Bytes)
        {
            // A lane of a block stays below 2^31.
            int length = Math.Min(Block, rgb.Length / Interleaved.Bytes * Interleaved.Bytes);
            ref byte from = ref MemoryMarshal.GetReference(rgb);
            Vector512<int> grey = Vector512<int>.Zero;
            for (int at = 0; at < length; at += Interleaved.Bytes) grey += SaturationKernel.Grey(ref Unsafe.Add(ref from, at));
            sum += Vector512.Sum(grey);
            rgb = rgb[length..];
        }

        rest.Clear();
        rgb.CopyTo(rest);
        return sum + Vector512.Sum(SaturationKernel.Grey(ref rest[0]));
    }

    /// <summary>How often each value of each channel occurs.</summary>
    internal static void Count(ReadOnlySpan<byte> rgb, in ValueTable table, Span<int> counts)
    {
        // Neighbours are often equal; two sets keep one count from waiting for the other.
        Span<int> even = stackalloc int[Bins], odd = stackalloc int[Bins];
        even.Clear();
        odd.Clear();
        counts.Clear();
        int at = 0;
        for (; at + 5 < rgb.Length; at += 6)
        {
            ReadOnlySpan<byte> two = rgb.Slice(at, 6);
            even[two[0]]++;
            odd[two[3]]++;
            even[ValueTable.Values + two[1]]++;
            odd[ValueTable.Values + two[4]]++;
            even[2 * ValueTable.Values + two[2]]++;
            odd[2 * ValueTable.Values + two[5]]++;
        }

        for (; at < rgb.Length; at++) even[at % 3 * ValueTable.Values + rgb[at]]++;
        for (int i = 0; i < Bins; i++) counts[i / ValueTable.Values * ValueTable.Values + table[i]] += even[i] + odd[i];
    }
}
