namespace Ballast.Vision;

/// <summary>Tells the format of an image from its first bytes, and the format that a file name promises.</summary>
internal static class ImageSignature
{
    private static readonly Dictionary<string, ImageFormat> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = ImageFormat.Jpeg,
        [".jpeg"] = ImageFormat.Jpeg,
        [".jpe"] = ImageFormat.Jpeg,
        [".jfif"] = ImageFormat.Jpeg,
        [".png"] = ImageFormat.Png,
        [".bmp"] = ImageFormat.Bmp,
        [".dib"] = ImageFormat.Bmp,
        [".webp"] = ImageFormat.WebP,
        [".tif"] = ImageFormat.Tiff,
        [".tiff"] = ImageFormat.Tiff,
    };

    /// <summary>The format that the content has.</summary>
    internal static ImageFormat Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return ImageFormat.Jpeg;
        if (bytes.StartsWith(PngStructure.Signature)) return ImageFormat.Png;
        if (bytes.StartsWith("BM"u8)) return ImageFormat.Bmp;
        if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8)) return ImageFormat.WebP;
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)) return ImageFormat.Tiff;
        return ImageFormat.Unknown;
    }

    /// <summary>The format that the ending of a name promises; unknown when it is not the ending of an image.</summary>
    internal static ImageFormat OfName(string name) => Endings.GetValueOrDefault(Path.GetExtension(name));
}
