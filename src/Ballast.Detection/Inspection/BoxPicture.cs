using System.Collections.Immutable;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>An image with its boxes drawn on it, small enough for a page.</summary>
internal static class BoxPicture
{
    private const int LongestSidePixels = 320, JpegQuality = 85;

    /// <summary>Colours that are told apart by people who see red and green alike (Okabe and Ito 2008).</summary>
    private static readonly (byte Red, byte Green, byte Blue)[] Colors =
        [(230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66), (0, 114, 178), (213, 94, 0), (204, 121, 167)];

    /// <summary>The JPEG file of an image of a dataset.</summary>
    /// <exception cref="Core.BallastException">The image cannot be read.</exception>
    internal static ImmutableArray<byte> Draw(DetectionImage image)
    {
        RgbImage whole = DicomImage.IsNamed(image.FullPath!) ? DicomImage.ReadRgb(image.FullPath!) : ImageFile.ReadRgb(image.FullPath!);
        double scale = Math.Min(1, (double)LongestSidePixels / Math.Max(whole.WidthPixels, whole.HeightPixels));
        RgbImage small = scale == 1 ? whole : whole.Resize(Math.Max(1, (int)(whole.WidthPixels * scale)), Math.Max(1, (int)(whole.HeightPixels * scale)));
        double x = (double)small.WidthPixels / whole.WidthPixels, y = (double)small.HeightPixels / whole.HeightPixels;
        foreach (Annotation annotation in image.Annotations)
        {
            PixelBox box = annotation.Box.Within(whole.WidthPixels, whole.HeightPixels);
            if (!box.IsDegenerate) Frame(small, new PixelBox(box.X * x, box.Y * y, box.Width * x, box.Height * y), Colors[annotation.Label % Colors.Length]);
        }

        return [.. ImageFile.EncodeJpeg(small, JpegQuality)];
    }

    private static void Frame(RgbImage image, PixelBox box, (byte Red, byte Green, byte Blue) color)
    {
        int left = (int)box.X, top = (int)box.Y;
        int right = Math.Clamp((int)Math.Ceiling(box.Right) - 1, left, image.WidthPixels - 1), bottom = Math.Clamp((int)Math.Ceiling(box.Bottom) - 1, top, image.HeightPixels - 1);
        for (int column = left; column <= right; column++)
        {
            Paint(image, column, top, color);
            Paint(image, column, bottom, color);
        }

        for (int row = top; row <= bottom; row++)
        {
            Paint(image, left, row, color);
            Paint(image, right, row, color);
        }
    }

    private static void Paint(RgbImage image, int column, int row, (byte Red, byte Green, byte Blue) color)
    {
        if ((uint)column >= (uint)image.WidthPixels || (uint)row >= (uint)image.HeightPixels) return;
        int at = (row * image.WidthPixels + column) * 3;
        (image.Pixels[at], image.Pixels[at + 1], image.Pixels[at + 2]) = color;
    }
}
