using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection.Tests;

/// <summary>Pictures of shades and shapes that differ by their seed.</summary>
internal static class DrawnPicture
{
    internal static RgbImage Of(uint seed, int width = 160, int height = 120)
    {
        var random = new RandomState(seed);
        (double X, double Y, double R, double Level)[] spots = [.. Enumerable.Range(0, 40).Select(_ => (random.NextDouble() * width, random.NextDouble() * height, 4 + random.NextDouble() * 25, random.NextDouble() * 200 - 100))];
        var image = new RgbImage(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double level = 128;
                foreach ((double cx, double cy, double r, double add) in spots)
                    if ((x - cx) * (x - cx) + (y - cy) * (y - cy) < r * r)
                        level += add;
                image.Pixels.AsSpan((y * width + x) * 3, 3).Fill((byte)Math.Clamp(level, 0, 255));
            }
        }

        return image;
    }

    internal static RgbImage Mirrored(RgbImage image)
    {
        var mirrored = new RgbImage(image.WidthPixels, image.HeightPixels);
        for (int y = 0; y < image.HeightPixels; y++)
            for (int x = 0; x < image.WidthPixels; x++)
                image.Pixels.AsSpan((y * image.WidthPixels + x) * 3, 3).CopyTo(mirrored.Pixels.AsSpan((y * image.WidthPixels + image.WidthPixels - 1 - x) * 3, 3));
        return mirrored;
    }

    internal static RgbImage Turned(RgbImage image)
    {
        var turned = new RgbImage(image.HeightPixels, image.WidthPixels);
        for (int y = 0; y < image.HeightPixels; y++)
            for (int x = 0; x < image.WidthPixels; x++)
                image.Pixels.AsSpan((y * image.WidthPixels + x) * 3, 3).CopyTo(turned.Pixels.AsSpan((x * image.HeightPixels + image.HeightPixels - 1 - y) * 3, 3));
        return turned;
    }
}
