using Ballast.Vision;

namespace Ballast.Detection.Tests;

/// <summary>The ways in which a picture of training comes back in another part.</summary>
internal static class ImageCopies
{
    /// <summary>The content of a file for each way.</summary>
    internal static IEnumerable<(string Kind, byte[] File)> Of(RgbImage image)
    {
        yield return ("half", ImageFile.EncodePng(Scaled(image, 0.5)));
        yield return ("larger", ImageFile.EncodePng(Scaled(image, 1.5)));
        yield return ("mirrored", ImageFile.EncodePng(DrawnPicture.Mirrored(image)));
        yield return ("turned", ImageFile.EncodePng(DrawnPicture.Turned(image)));
        yield return ("jpeg60", ImageFile.EncodeJpeg(image, 60));
        yield return ("brighter", ImageFile.EncodePng(new RgbImage(image.WidthPixels, image.HeightPixels, [.. image.Pixels.Select(level => (byte)Math.Min(255, Math.Round(level * 1.2)))])));
    }

    private static RgbImage Scaled(RgbImage image, double factor) => image.Resize((int)(image.WidthPixels * factor), (int)(image.HeightPixels * factor));
}
