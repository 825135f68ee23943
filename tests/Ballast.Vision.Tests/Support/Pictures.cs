using OpenCvSharp;

namespace Ballast.Vision.Tests;

/// <summary>Small pictures whose pixels a test knows.</summary>
internal static class Pictures
{
    /// <summary>Red, green over blue, yellow: 32 x 16 pixels in four even patches, so that JPEG keeps their colours.</summary>
    internal static RgbImage Patches()
    {
        var image = new RgbImage(32, 16);
        for (int y = 0; y < 16; y++)
            for (int x = 0; x < 32; x++)
                Patch(x < 16, y < 8).CopyTo(image.Pixels.AsSpan(3 * (32 * y + x)));
        return image;
    }

    internal static byte[] Patch(bool left, bool top) => (left, top) switch
    {
        (true, true) => [250, 0, 0],
        (false, true) => [0, 250, 0],
        (true, false) => [0, 0, 250],
        _ => [250, 250, 0],
    };

    /// <summary>The picture of tests/reference/torchvision_augmentation.py: no two neighbours alike.</summary>
    internal static RgbImage Woven(int width, int height)
    {
        var image = new RgbImage(width, height);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            int c = i % 3, x = i / 3 % width, y = i / 3 / width;
            image.Pixels[i] = (byte)(x * 17 + y * 29 + c * 71 + x * y * c);
        }

        return image;
    }

    /// <summary>A picture of one colour that follows from a name.</summary>
    internal static RgbImage Named(string name)
    {
        var image = new RgbImage(8, 8);
        byte[] digest = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name));
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = digest[i % 3];
        return image;
    }

    internal static byte[] Encode(RgbImage image, string ending, params ImageEncodingParam[] settings)
    {
        using Mat rgb = Mat.FromPixelData(image.HeightPixels, image.WidthPixels, MatType.CV_8UC3, image.Pixels);
        using Mat bgr = rgb.CvtColor(ColorConversionCodes.RGB2BGR);
        return Encode(bgr, ending, settings);
    }

    internal static byte[] Encode(Mat bgr, string ending, params ImageEncodingParam[] settings)
    {
        Cv2.ImEncode(ending, bgr, out byte[] encoded, settings);
        return encoded;
    }

    internal static byte[] PixelAt(RgbImage image, int x, int y) => image.Pixels.AsSpan(3 * (y * image.WidthPixels + x), 3).ToArray();

    /// <summary>Whether two colours are alike up to what a lossy format changes.</summary>
    internal static void AssertNear(byte[] expected, byte[] actual, int tolerance)
    {
        for (int c = 0; c < 3; c++)
            Assert.True(Math.Abs(expected[c] - actual[c]) <= tolerance, $"expected {string.Join(',', expected)}, found {string.Join(',', actual)}");
    }
}
