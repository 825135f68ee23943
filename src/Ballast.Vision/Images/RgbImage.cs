using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>A picture in memory: red, green, blue, one byte each, row after row.</summary>
public sealed class RgbImage
{
    /// <summary>Takes pixels as they are; the array is not copied.</summary>
    /// <param name="widthPixels">The width, 1 or more.</param>
    /// <param name="heightPixels">The height, 1 or more.</param>
    /// <param name="pixels">Red, green, blue, row after row; length width · height · 3.</param>
    /// <exception cref="ArgumentException">The length of <paramref name="pixels"/> is not width · height · 3.</exception>
    public RgbImage(int widthPixels, int heightPixels, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(widthPixels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heightPixels, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != 3L * widthPixels * heightPixels)
            throw new ArgumentException($"{widthPixels} x {heightPixels} pixels are {3L * widthPixels * heightPixels} bytes, but {pixels.LongLength} were given.", nameof(pixels));
        WidthPixels = widthPixels;
        HeightPixels = heightPixels;
        Pixels = pixels;
    }

    /// <summary>Creates a black picture.</summary>
    /// <param name="widthPixels">The width, 1 or more.</param>
    /// <param name="heightPixels">The height, 1 or more.</param>
    public RgbImage(int widthPixels, int heightPixels)
        : this(widthPixels, heightPixels, new byte[checked(3 * widthPixels * heightPixels)])
    {
    }

    /// <summary>The width.</summary>
    public int WidthPixels { get; }

    /// <summary>The height.</summary>
    public int HeightPixels { get; }

    /// <summary>Red, green, blue, row after row: shape [height, width, 3], 0 … 255. Writable.</summary>
    public byte[] Pixels { get; }

    /// <summary>A copy of another size; the sides may change their ratio. The filter is that of <see cref="ImageFile"/>.</summary>
    /// <param name="widthPixels">The new width, 1 or more.</param>
    /// <param name="heightPixels">The new height, 1 or more.</param>
    public RgbImage Resize(int widthPixels, int heightPixels)
    {
        var resized = new RgbImage(widthPixels, heightPixels);
        using Mat source = PixelMat.Over(Pixels, WidthPixels, HeightPixels);
        PixelMat.Resize(source, widthPixels, heightPixels, resized.Pixels);
        return resized;
    }
}
