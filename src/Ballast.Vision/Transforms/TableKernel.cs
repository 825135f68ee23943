using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Vision;

/// <summary>Looks every value up in a table.</summary>
internal static class TableKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, in ValueTable table)
    {
        if (target.Length < source.Length) throw new ArgumentException("The target is as long as the source.", nameof(target));
        ReadOnlySpan<byte> values = table;
        int at = Avx512Vbmi.IsSupported && table.IsGrey() ? SixtyFour(source, target, values) : 0;
        ReadOnlySpan<byte> red = values[..256], green = values.Slice(256, 256), blue = values.Slice(512, 256);
        for (; at + 2 < source.Length; at += 3)
        {
            target[at] = red[source[at]];
            target[at + 1] = green[source[at + 1]];
            target[at + 2] = blue[source[at + 2]];
        }
    }

    /// <summary>A table of 256 bytes in four registers: two look-ups of 128 and a choice by the highest bit. A multiple of three times 64 bytes is done.</summary>
    private static int SixtyFour(ReadOnlySpan<byte> source, Span<byte> target, ReadOnlySpan<byte> values)
    {
        Vector512<byte> a = Vector512.Create(values), b = Vector512.Create(values[64..]), c = Vector512.Create(values[128..]), d = Vector512.Create(values[192..]);
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int done = source.Length / 192 * 192;
        for (int at = 0; at < done; at += 64)
        {
            Vector512<byte> index = Vector512.LoadUnsafe(ref from, (nuint)at);
            Vector512<byte> low = Avx512Vbmi.PermuteVar64x8x2(a, index, b), high = Avx512Vbmi.PermuteVar64x8x2(c, index, d);
            Vector512.ConditionalSelect(Vector512.LessThan(index.AsSByte(), Vector512<sbyte>.Zero).AsByte(), high, low).StoreUnsafe(ref to, (nuint)at);
        }

        return done;
    }
}
