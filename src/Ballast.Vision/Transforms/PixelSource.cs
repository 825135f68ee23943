namespace Ballast.Vision;

/// <summary>Pixels that are read: red, green, blue, row after row.</summary>
internal readonly ref struct PixelSource
{
    internal PixelSource(ReadOnlySpan<byte> pixels, int width, int height)
    {
        if (pixels.Length != 3 * width * height) throw new ArgumentException($"{width} x {height} pixels are {3 * width * height} bytes, but {pixels.Length} were given.", nameof(pixels));
        Pixels = pixels;
        Width = width;
        Height = height;
    }

    internal ReadOnlySpan<byte> Pixels { get; }

    internal int Width { get; }

    internal int Height { get; }
}
