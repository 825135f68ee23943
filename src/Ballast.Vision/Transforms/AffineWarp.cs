using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ballast.Vision;

/// <summary>The bilinear warp of maps without division: coordinates advance by equal steps in 32.32 fixed point.</summary>
internal static class AffineWarp
{
    internal static void Apply(PixelSource source, Span<byte> target, int width, in Homography toSource, byte fill)
    {
        int stride = 3 * width, height = target.Length / stride;
        var step = new Step(FixedPoint.Of(toSource.Xx), FixedPoint.Of(toSource.Yx));
        for (int y = 0; y < height; y++)
        {
            double atX = toSource.Xx * 0.5 + toSource.Xy * (y + 0.5) + toSource.X1 - 0.5, atY = toSource.Yx * 0.5 + toSource.Yy * (y + 0.5) + toSource.Y1 - 0.5;
            Row(source, target[(y * stride)..], width, new Line(FixedPoint.Of(atX), FixedPoint.Of(atY), step), fill);
        }
    }

    /// <summary>Fills a row, the rest of the target behind it may be written over: it is filled later.</summary>
    private static void Row(PixelSource source, Span<byte> target, int width, Line line, byte fill)
    {
        Places seen = new Places(0, width).Within(line.X, line.Step.X, -1L << 32, ((long)source.Width << 32) - 1).Within(line.Y, line.Step.Y, -1L << 32, ((long)source.Height << 32) - 1);
        // Eight bytes are read where six are needed, hence one column less.
        Places inner = seen.Within(line.X, line.Step.X, 0, ((long)(source.Width - 2) << 32) - 1).Within(line.Y, line.Step.Y, 0, ((long)(source.Height - 1) << 32) - 1);
        if (inner.Begin >= inner.End) inner = new Places(seen.End, seen.End);
        target[..(3 * seen.Begin)].Fill(fill);
        Border(source, target, line, seen with { End = inner.Begin }, fill);
        int at = inner.Begin;
        if (Avx512BW.IsSupported) at = Wide(source, target, line, inner.Begin, inner.End);
        else if (Avx2.IsSupported) at = Narrow(source, target, line, inner.Begin, inner.End);
        Border(source, target, line, seen with { Begin = at }, fill);
        target[(3 * seen.End)..(3 * width)].Fill(fill);
    }

    private static void Border(PixelSource source, Span<byte> target, Line line, Places places, byte fill)
    {
        for (int x = places.Begin; x < places.End; x++) FixedPoint.Pixel(source, line.X + x * line.Step.X, line.Y + x * line.Step.Y, ref target[3 * x], fill);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Wide(PixelSource source, Span<byte> target, Line line, int begin, int end)
    {
        ref byte from = ref MemoryMarshal.GetReference(source.Pixels);
        ref byte to = ref MemoryMarshal.GetReference(target);
        // Thirty-two bytes are written for eight pixels, so the last ones of the image are done apart.
        end = Math.Min(end, (target.Length - 8) / 3);
        Vector512<long> lanes = Vector512<long>.Indices;
        Vector512<long> x = Vector512.Create(line.X + begin * line.Step.X) + lanes * line.Step.X, y = Vector512.Create(line.Y + begin * line.Step.Y) + lanes * line.Step.Y;
        Vector512<long> stepX = Vector512.Create(8 * line.Step.X), stepY = Vector512.Create(8 * line.Step.Y);
        int at = begin;
        for (; at + 8 <= end; at += 8)
        {
            BilinearKernel.Eight(ref from, 3 * source.Width, x, y).StoreUnsafe(ref to, (nuint)(3 * at));
            x += stepX;
            y += stepY;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Narrow(PixelSource source, Span<byte> target, Line line, int begin, int end)
    {
        ref byte from = ref MemoryMarshal.GetReference(source.Pixels);
        ref byte to = ref MemoryMarshal.GetReference(target);
        end = Math.Min(end, (target.Length - 4) / 3);
        Vector256<long> lanes = Vector256<long>.Indices;
        Vector256<long> x = Vector256.Create(line.X + begin * line.Step.X) + lanes * line.Step.X, y = Vector256.Create(line.Y + begin * line.Step.Y) + lanes * line.Step.Y;
        Vector256<long> stepX = Vector256.Create(4 * line.Step.X), stepY = Vector256.Create(4 * line.Step.Y);
        int at = begin;
        for (; at + 4 <= end; at += 4)
        {
            BilinearKernel.Four(ref from, 3 * source.Width, x, y).StoreUnsafe(ref to, (nuint)(3 * at));
            x += stepX;
            y += stepY;
        }

        return at;
    }

    private readonly record struct Step(long X, long Y);

    private readonly record struct Line(long X, long Y, Step Step);

    /// <summary>The places from <paramref name="Begin"/> up to, without, <paramref name="End"/> of a row.</summary>
    private readonly record struct Places(int Begin, int End)
    {
        /// <summary>Those where start + place · step lies in lowest … highest.</summary>
        internal Places Within(long start, long step, long lowest, long highest)
        {
            if (step == 0) return start < lowest || start > highest ? this with { End = Begin } : this;
            (long first, long last) = step > 0 ? (lowest - start, highest - start) : (start - highest, start - lowest);
            long size = Math.Abs(step);
            int begin = (int)Math.Clamp(-Floor(-first, size), Begin, End);
            return new Places(begin, (int)Math.Clamp(Floor(last, size) + 1, begin, End));
        }

        private static long Floor(long dividend, long divisor) => dividend >= 0 ? dividend / divisor : -((-dividend + divisor - 1) / divisor);
    }
}
