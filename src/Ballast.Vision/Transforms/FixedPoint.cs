using System.Runtime.CompilerServices;

namespace Ballast.Vision;

/// <summary>Coordinates with 32 bits after the point, and the bilinear mixture of four pixels in 16 bits: the definition that every vector width repeats bit for bit.</summary>
internal static class FixedPoint
{
    internal const double One = 1L << 32;

    /// <summary>Weights of pixels have this many bits.</summary>
    internal const int WeightBits = 15, WeightShift = 32 - WeightBits, WeightMask = (1 << WeightBits) - 1;

    /// <summary>Levels carry this many more bits until the end.</summary>
    internal const int LevelBits = 6;

    /// <summary>Added to a double below 2⁵¹, this leaves its nearest whole number in the lowest bits.</summary>
    internal const double Magic = 6755399441055744;

    /// <summary>Coordinates beyond this are outside of every image.</summary>
    internal const double Farthest = 1 << 18;

    /// <summary>Pixels whose w is not above this lie behind the horizon of a projective map.</summary>
    internal const double LeastDepth = 1e-9;

    internal static long Of(double coordinate) => (long)Math.Round(coordinate * One);

    /// <summary>Mixes the pixels about a position and writes the result; what lies outside counts as fill.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Pixel(PixelSource source, long x, long y, ref byte target, byte fill)
    {
        long column = x >> 32, line = y >> 32;
        int right = (int)(x >> WeightShift) & WeightMask, down = (int)(y >> WeightShift) & WeightMask;
        if ((ulong)(column + 1) > (ulong)source.Width || (ulong)(line + 1) > (ulong)source.Height)
        {
            target = Unsafe.Add(ref target, 1) = Unsafe.Add(ref target, 2) = fill;
            return;
        }

        for (int channel = 0; channel < 3; channel++)
        {
            int top = Between(Level(source, column, line, channel, fill), Level(source, column + 1, line, channel, fill), right);
            int bottom = Between(Level(source, column, line + 1, channel, fill), Level(source, column + 1, line + 1, channel, fill), right);
            Unsafe.Add(ref target, channel) = (byte)((Between(top, bottom, down) + (1 << (LevelBits - 1))) >> LevelBits);
        }
    }

    private static int Between(int from, int to, int weight) => from + (((to - from) * weight + (1 << (WeightBits - 1))) >> WeightBits);

    private static int Level(PixelSource source, long column, long line, int channel, byte fill) =>
        ((ulong)column < (ulong)source.Width && (ulong)line < (ulong)source.Height ? source.Pixels[(int)(3 * (line * source.Width + column)) + channel] : fill) << LevelBits;
}
