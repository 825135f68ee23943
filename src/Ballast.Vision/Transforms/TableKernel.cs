using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Vision;

/// <summary>Looks every value up in a table.</summary>
internal static class TableKernel
{
    /// <summary>After 192 bytes each register sees the same channels again.</summary>
    private const int Period = 192;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, in ValueTable table)
    {
        if (target.Length < source.Length) throw new ArgumentException("The target is as long as the source.", nameof(target));
        ReadOnlySpan<byte> values = table;
        int at = 0;
        if (Avx512Vbmi.IsSupported) at = table.IsGrey() ? OneTable(source, target, values) : ThreeTables(source, target, values);
        ReadOnlySpan<byte> red = values[..256], green = values.Slice(256, 256), blue = values.Slice(512, 256);
        for (; at + 2 < source.Length; at += 3)
        {
            target[at] = red[source[at]];
            target[at + 1] = green[source[at + 1]];
            target[at + 2] = blue[source[at + 2]];
        }
    }

    private static int OneTable(ReadOnlySpan<byte> source, Span<byte> target, ReadOnlySpan<byte> values)
    {
        var table = new Registers(values);
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int done = source.Length / Period * Period;
        for (int at = 0; at < done; at += 64) table.Of(Vector512.LoadUnsafe(ref from, (nuint)at)).StoreUnsafe(ref to, (nuint)at);
        return done;
    }

    private static int ThreeTables(ReadOnlySpan<byte> source, Span<byte> target, ReadOnlySpan<byte> values)
    {
        Registers red = new(values), green = new(values[256..]), blue = new(values[512..]);
        Vector512<byte> first = EveryThird(0), second = EveryThird(1), third = EveryThird(2);
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int done = source.Length / Period * Period;
        for (int at = 0; at < done; at += 64)
        {
            Vector512<byte> index = Vector512.LoadUnsafe(ref from, (nuint)at);
            Vector512<byte> found = Vector512.ConditionalSelect(first, red.Of(index), Vector512.ConditionalSelect(second, green.Of(index), blue.Of(index)));
            found.StoreUnsafe(ref to, (nuint)at);
            // 64 is one more than a multiple of three, so the next register starts one channel later.
            (first, second, third) = (third, first, second);
        }

        return done;
    }

    private static Vector512<byte> EveryThird(int offset)
    {
        Span<byte> mask = stackalloc byte[64];
        for (int i = 0; i < mask.Length; i++) mask[i] = i % 3 == offset ? byte.MaxValue : (byte)0;
        return Vector512.Create<byte>(mask);
    }

    /// <summary>A table of 256 bytes in four registers: two look-ups of 128 and a choice by the highest bit.</summary>
    private readonly struct Registers(ReadOnlySpan<byte> values)
    {
        private readonly Vector512<byte> a = Vector512.Create(values), b = Vector512.Create(values[64..]), c = Vector512.Create(values[128..]), d = Vector512.Create(values[192..]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Vector512<byte> Of(Vector512<byte> index)
        {
            Vector512<byte> low = Avx512Vbmi.PermuteVar64x8x2(a, index, b), high = Avx512Vbmi.PermuteVar64x8x2(c, index, d);
            return Vector512.ConditionalSelect(Vector512.LessThan(index.AsSByte(), Vector512<sbyte>.Zero).AsByte(), high, low);
        }
    }
}
