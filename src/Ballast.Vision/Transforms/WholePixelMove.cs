using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Vision;

/// <summary>A map that only flips and shifts by whole pixels, so that pixels are copied.</summary>
/// <param name="MirrorsX">Whether left and right are exchanged.</param>
/// <param name="MirrorsY">Whether top and bottom are exchanged.</param>
/// <param name="OffsetX">Source column of target column 0.</param>
/// <param name="OffsetY">Source line of target line 0.</param>
internal readonly record struct WholePixelMove(bool MirrorsX, bool MirrorsY, int OffsetX, int OffsetY)
{
    private const double Tolerance = 1e-9;

    internal static WholePixelMove? Of(in Homography map)
    {
        if (!map.IsAffine || map.Xy != 0 || map.Yx != 0 || Math.Abs(map.Xx) != 1 || Math.Abs(map.Yy) != 1) return null;
        double x = Math.Round(map.X1), y = Math.Round(map.Y1);
        if (Math.Abs(map.X1 - x) > Tolerance || Math.Abs(map.Y1 - y) > Tolerance || Math.Abs(x) > FixedPoint.Farthest || Math.Abs(y) > FixedPoint.Farthest) return null;
        return new WholePixelMove(map.Xx < 0, map.Yy < 0, map.Xx < 0 ? (int)x - 1 : (int)x, map.Yy < 0 ? (int)y - 1 : (int)y);
    }

    internal void Apply(PixelSource source, Span<byte> target, int width, byte fill)
    {
        int stride = 3 * width, height = target.Length / stride, from = 3 * source.Width;
        // Target columns begin … end − 1 come from the source; in a mirror, column x is source column OffsetX − x.
        int begin = Math.Clamp(MirrorsX ? OffsetX - source.Width + 1 : -OffsetX, 0, width), end = Math.Clamp(MirrorsX ? OffsetX + 1 : source.Width - OffsetX, begin, width);
        for (int y = 0; y < height; y++)
        {
            int line = MirrorsY ? OffsetY - y : OffsetY + y;
            Span<byte> row = target.Slice(y * stride, stride);
            if ((uint)line >= (uint)source.Height || begin == end)
            {
                row.Fill(fill);
                continue;
            }

            row[..(3 * begin)].Fill(fill);
            row[(3 * end)..].Fill(fill);
            ReadOnlySpan<byte> pixels = source.Pixels.Slice(line * from, from);
            if (MirrorsX) Reverse(pixels.Slice(3 * (OffsetX - end + 1), 3 * (end - begin)), row[(3 * begin)..(3 * end)]);
            else pixels.Slice(3 * (OffsetX + begin), 3 * (end - begin)).CopyTo(row[(3 * begin)..(3 * end)]);
        }
    }

    /// <summary>Copies pixels in reverse order: 21 at a time where bytes can be permuted freely, else 5.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Reverse(ReadOnlySpan<byte> source, Span<byte> target)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target[..source.Length]);
        int at = 0, end = source.Length;
        if (Avx512Vbmi.IsSupported)
        {
            Vector512<byte> order = ReverseOrder();
            for (; at + 64 <= end; at += 63) Avx512Vbmi.PermuteVar64x8(Vector512.LoadUnsafe(ref from, (nuint)(end - at - 64)), order).StoreUnsafe(ref to, (nuint)at);
        }

        Vector128<byte> five = Vector128.Create((byte)13, 14, 15, 10, 11, 12, 7, 8, 9, 4, 5, 6, 1, 2, 3, 0);
        for (; at + 16 <= end; at += 15) Vector128.Shuffle(Vector128.LoadUnsafe(ref from, (nuint)(end - at - 16)), five).StoreUnsafe(ref to, (nuint)at);
        for (; at < end; at += 3)
        {
            ref byte pixel = ref Unsafe.Add(ref from, end - at - 3);
            Unsafe.Add(ref to, at) = pixel;
            Unsafe.Add(ref to, at + 1) = Unsafe.Add(ref pixel, 1);
            Unsafe.Add(ref to, at + 2) = Unsafe.Add(ref pixel, 2);
        }
    }

    /// <summary>The last 63 of 64 bytes by pixels, last pixel first; the byte that is left over is overwritten by the next store.</summary>
    private static Vector512<byte> ReverseOrder()
    {
        Span<byte> order = stackalloc byte[64];
        for (int i = 0; i < 63; i++) order[i] = (byte)(61 - i / 3 * 3 + i % 3);
        order[63] = 0;
        return Vector512.Create<byte>(order);
    }
}
