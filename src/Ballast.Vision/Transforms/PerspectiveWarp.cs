using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Vision;

/// <summary>The bilinear warp of maps with a division for each pixel.</summary>
/// <remarks>Coordinates are computed in doubles by the same operations in vectors and alone, so that every processor gives the same pixels.</remarks>
internal static class PerspectiveWarp
{
    internal static void Apply(PixelSource source, Span<byte> target, int width, in Homography toSource, byte fill)
    {
        int stride = 3 * width, height = target.Length / stride;
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = target[(y * stride)..];
            double down = y + 0.5;
            Homography line = toSource with { X1 = toSource.Xy * down + toSource.X1, Y1 = toSource.Yy * down + toSource.Y1, W1 = toSource.Wy * down + toSource.W1 };
            int at = Avx512BW.IsSupported ? Wide(source, row, width, line, fill) : 0;
            for (; at < width; at++)
            {
                (long x, long place) = At(line, at);
                FixedPoint.Pixel(source, x, place, ref row[3 * at], fill);
            }
        }
    }

    private static (long X, long Y) At(in Homography line, int x)
    {
        double right = x + 0.5, w = line.Wx * right + line.W1;
        if (!(w > FixedPoint.LeastDepth)) return (-4L << 32, -4L << 32);
        double share = 1 / w;
        return (Fixed((line.Xx * right + line.X1) * share - 0.5), Fixed((line.Yx * right + line.Y1) * share - 0.5));
    }

    private static long Fixed(double coordinate)
    {
        double near = Math.Min(Math.Max(coordinate, -FixedPoint.Farthest), FixedPoint.Farthest);
        return BitConverter.DoubleToInt64Bits(near * FixedPoint.One + FixedPoint.Magic) - BitConverter.DoubleToInt64Bits(FixedPoint.Magic);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide(PixelSource source, Span<byte> target, int width, in Homography line, byte fill)
    {
        ref byte from = ref MemoryMarshal.GetReference(source.Pixels);
        ref byte to = ref MemoryMarshal.GetReference(target);
        int end = Math.Min(width, (target.Length - 8) / 3), at = 0;
        Vector512<double> half = Vector512.Create(0.5), lanes = Vector512.ConvertToDouble(Vector512<long>.Indices) + half, least = Vector512.Create(FixedPoint.LeastDepth);
        Vector512<ulong> columns = Vector512.Create((ulong)Math.Max(0, source.Width - 2) << 32), lines = Vector512.Create((ulong)(source.Height - 1) << 32);
        Span<long> besideX = stackalloc long[8], besideY = stackalloc long[8];
        for (; at + 8 <= end; at += 8)
        {
            Vector512<double> right = lanes + Vector512.Create((double)at), w = right * line.Wx + Vector512.Create(line.W1);
            Vector512<double> behind = ~Vector512.GreaterThan(w, least);
            Vector512<double> share = Vector512<double>.One / w;
            Vector512<long> x = Fixed((right * line.Xx + Vector512.Create(line.X1)) * share - half, behind), y = Fixed((right * line.Yx + Vector512.Create(line.Y1)) * share - half, behind);
            if (Vector512.LessThanAll(x.AsUInt64(), columns) && Vector512.LessThanAll(y.AsUInt64(), lines))
            {
                BilinearKernel.Eight(ref from, 3 * source.Width, x, y).StoreUnsafe(ref to, (nuint)(3 * at));
                continue;
            }

            x.CopyTo(besideX);
            y.CopyTo(besideY);
            for (int i = 0; i < 8; i++) FixedPoint.Pixel(source, besideX[i], besideY[i], ref Unsafe.Add(ref to, 3 * (at + i)), fill);
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Fixed(Vector512<double> coordinate, Vector512<double> behind)
    {
        Vector512<double> near = Vector512.Min(Vector512.Max(coordinate, Vector512.Create(-FixedPoint.Farthest)), Vector512.Create(FixedPoint.Farthest));
        Vector512<long> place = (near * FixedPoint.One + Vector512.Create(FixedPoint.Magic)).AsInt64() - Vector512.Create(BitConverter.DoubleToInt64Bits(FixedPoint.Magic));
        return Vector512.ConditionalSelect(behind.AsInt64(), Vector512.Create(-4L << 32), place);
    }
}
