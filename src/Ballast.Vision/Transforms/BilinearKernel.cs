using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Vision;

/// <summary>The arithmetic of <see cref="FixedPoint.Pixel"/> for several pixels whose four neighbours lie within the source.</summary>
/// <remarks>A pixel is four 16-bit lanes, the fourth unused. One load of eight bytes brings two neighbours of one row.</remarks>
internal static class BilinearKernel
{
    /// <summary>Eight pixels; the first 24 bytes count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> Eight(ref byte from, int stride, Vector512<long> x, Vector512<long> y)
    {
        Vector512<long> column = x >>> 32, line = y >>> 32;
        Vector512<long> offset = Avx512F.Multiply(line.AsUInt32(), Vector512.Create((ulong)stride).AsUInt32()).AsInt64() + column + column + column;
        Vector512<byte> upper = Rows(ref from, offset), lower = Rows(ref Unsafe.Add(ref from, stride), offset);
        Vector512<byte> spread = Vector512.Create(Vector128.Create((byte)0, 1, 0, 1, 0, 1, 0, 1, 8, 9, 8, 9, 8, 9, 8, 9));
        Vector512<long> mask = Vector512.Create((long)FixedPoint.WeightMask);
        Vector512<short> right = Avx512BW.Shuffle(((x >>> FixedPoint.WeightShift) & mask).AsByte(), spread).AsInt16();
        Vector512<short> down = Avx512BW.Shuffle(((y >>> FixedPoint.WeightShift) & mask).AsByte(), spread).AsInt16();
        Vector512<short> top = Across(upper, right), bottom = Across(lower, right);
        Vector512<short> level = top + Avx512BW.MultiplyHighRoundScale(bottom - top, down) + Vector512.Create((short)(1 << (FixedPoint.LevelBits - 1)));
        Vector256<byte> bytes = Avx512BW.ConvertToVector256Byte((level >>> FixedPoint.LevelBits).AsUInt16());
        Vector256<byte> packed = Avx2.Shuffle(bytes, Vector256.Create(Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255)));
        return Avx2.PermuteVar8x32(packed.AsInt32(), Vector256.Create(0, 1, 2, 4, 5, 6, 3, 7)).AsByte();
    }

    /// <summary>Four pixels; the first 12 bytes count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector128<byte> Four(ref byte from, int stride, Vector256<long> x, Vector256<long> y)
    {
        Vector256<long> column = x >>> 32, line = y >>> 32;
        Vector256<long> offset = Avx2.Multiply(line.AsUInt32(), Vector256.Create((ulong)stride).AsUInt32()).AsInt64() + column + column + column;
        Vector256<byte> upper = Rows(ref from, offset), lower = Rows(ref Unsafe.Add(ref from, stride), offset);
        Vector256<byte> spread = Vector256.Create(Vector128.Create((byte)0, 1, 0, 1, 0, 1, 0, 1, 8, 9, 8, 9, 8, 9, 8, 9));
        Vector256<long> mask = Vector256.Create((long)FixedPoint.WeightMask);
        Vector256<short> right = Avx2.Shuffle(((x >>> FixedPoint.WeightShift) & mask).AsByte(), spread).AsInt16();
        Vector256<short> down = Avx2.Shuffle(((y >>> FixedPoint.WeightShift) & mask).AsByte(), spread).AsInt16();
        Vector256<short> top = Across(upper, right), bottom = Across(lower, right);
        Vector256<short> level = (top + Avx2.MultiplyHighRoundScale(bottom - top, down) + Vector256.Create((short)(1 << (FixedPoint.LevelBits - 1)))) >>> FixedPoint.LevelBits;
        Vector128<byte> bytes = Sse2.PackUnsignedSaturate(level.GetLower(), level.GetUpper());
        return Ssse3.Shuffle(bytes, Vector128.Create((byte)0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 255, 255, 255, 255));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Rows(ref byte from, Vector512<long> offset) => Vector512.Create(Rows(ref from, offset.GetLower()), Rows(ref from, offset.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Rows(ref byte from, Vector256<long> offset)
    {
        Vector128<long> low = offset.GetLower(), high = offset.GetUpper();
        return Vector256.Create(
            Vector128.Create(Eight(ref from, low.ToScalar()), Eight(ref from, low.GetElement(1))),
            Vector128.Create(Eight(ref from, high.ToScalar()), Eight(ref from, high.GetElement(1)))).AsByte();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Eight(ref byte from, long offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, (nint)offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<short> Across(Vector512<byte> row, Vector512<short> right)
    {
        Vector512<byte> first = Vector512.Create(Vector128.Create((byte)0, 255, 1, 255, 2, 255, 255, 255, 8, 255, 9, 255, 10, 255, 255, 255));
        Vector512<byte> second = Vector512.Create(Vector128.Create((byte)3, 255, 4, 255, 5, 255, 255, 255, 11, 255, 12, 255, 13, 255, 255, 255));
        Vector512<short> here = Avx512BW.Shuffle(row, first).AsInt16() << FixedPoint.LevelBits, there = Avx512BW.Shuffle(row, second).AsInt16() << FixedPoint.LevelBits;
        return here + Avx512BW.MultiplyHighRoundScale(there - here, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Across(Vector256<byte> row, Vector256<short> right)
    {
        Vector256<byte> first = Vector256.Create(Vector128.Create((byte)0, 255, 1, 255, 2, 255, 255, 255, 8, 255, 9, 255, 10, 255, 255, 255));
        Vector256<byte> second = Vector256.Create(Vector128.Create((byte)3, 255, 4, 255, 5, 255, 255, 255, 11, 255, 12, 255, 13, 255, 255, 255));
        Vector256<short> here = Avx2.Shuffle(row, first).AsInt16() << FixedPoint.LevelBits, there = Avx2.Shuffle(row, second).AsInt16() << FixedPoint.LevelBits;
        return here + Avx2.MultiplyHighRoundScale(there - here, right);
    }
}
