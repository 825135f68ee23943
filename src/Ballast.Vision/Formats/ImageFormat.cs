namespace Ballast.Vision;

/// <summary>The image formats that are read.</summary>
internal enum ImageFormat
{
    Unknown,
    Jpeg,
    Png,
    Bmp,
    WebP,
    Tiff,
}
