using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Ballast.Vision;

/// <summary>Moves pixels: flip and rotation.</summary>
internal static class Geometry
{
    private const double FixedOne = 1L << 32;

    /// <summary>Exchanges left and right in place.</summary>
    internal static void Flip(Span<byte> rgb, int width)
    {
        int stride = 3 * width;
        for (int row = 0; row < rgb.Length; row += stride)
        {
            Span<byte> line = rgb.Slice(row, stride);
            for (int left = 0, right = stride - 3; left < right; left += 3, right -= 3)
            {
                (line[left], line[right]) = (line[right], line[left]);
                (line[left + 1], line[right + 1]) = (line[right + 1], line[left + 1]);
                (line[left + 2], line[right + 2]) = (line[right + 2], line[left + 2]);
            }
        }
    }

    /// <summary>Flips where asked, then rotates about the centre: each pixel takes the nearest source pixel, or black from outside.</summary>
    internal static void FlipAndRotate(ReadOnlySpan<byte> source, Span<byte> target, int width, bool flip, double angleDegrees)
    {
        int height = target.Length / (3 * width);
        if (source.Length != target.Length || target.Length != 3 * width * height) throw new ArgumentException("Source and target are images of one size.", nameof(source));
        (double sin, double cos) = Math.SinCos(angleDegrees * (Math.PI / 180));
        double centerX = width / 2.0, centerY = height / 2.0;
        double mirror = flip ? -1 : 1;
        // Steps in 32.32 fixed point: over 65,536 pixels they are off by less than a hundred-thousandth of a pixel.
        long stepX = (long)Math.Round(mirror * cos * FixedOne), stepY = (long)Math.Round(sin * FixedOne);
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        for (int y = 0; y < height; y++)
        {
            double dx = 0.5 - centerX, dy = y + 0.5 - centerY;
            long sourceX = (long)Math.Round((centerX + mirror * (cos * dx - sin * dy)) * FixedOne);
            long sourceY = (long)Math.Round((centerY + sin * dx + cos * dy) * FixedOne);
            for (int x = 0; x < width; x++, sourceX += stepX, sourceY += stepY)
            {
                int column = (int)(sourceX >> 32), line = (int)(sourceY >> 32);
                if ((uint)column < (uint)width && (uint)line < (uint)height)
                {
                    ref byte pixel = ref Unsafe.Add(ref from, 3 * (line * width + column));
                    Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<ushort>(ref pixel));
                    Unsafe.Add(ref to, 2) = Unsafe.Add(ref pixel, 2);
                }
                else
                {
                    Unsafe.WriteUnaligned(ref to, (ushort)0);
                    Unsafe.Add(ref to, 2) = 0;
                }

                to = ref Unsafe.Add(ref to, 3);
            }
        }
    }
}
