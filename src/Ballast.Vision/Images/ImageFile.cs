using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Reads and writes single image files: JPEG, PNG, BMP, WebP and TIFF.</summary>
/// <remarks>
/// The format is told by the content, not by the name. EXIF and TIFF orientation are applied. Grey becomes three equal channels, palettes are
/// looked up, CMYK is converted, alpha is dropped as Pillow's <c>convert('RGB')</c> drops it (the colour under a transparent pixel shows), and 16 bits become 8 by
/// round(v / 257). Of several pages or frames the first is read. A side that shrinks is averaged by area, a side that grows is interpolated linearly;
/// torchvision's antialiased bilinear filter weighs a wider neighbourhood, so pixels differ from it by a few levels.
/// </remarks>
public static class ImageFile
{
    /// <summary>Reads a file at its own size.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="BallastException">The file cannot be read, or is not a whole image.</exception>
    public static RgbImage ReadRgb(string path)
    {
        using FileBytes bytes = FileBytes.Read(path);
        using Mat decoded = DecodeOrThrow(bytes.Span, path);
        return ToImage(decoded);
    }

    /// <summary>Reads a file into a square; the sides may change their ratio.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sizePixels">The side of the square.</param>
    /// <param name="rgb">Receives red, green, blue, row after row: shape [size, size, 3].</param>
    /// <exception cref="BallastException">The file cannot be read, or is not a whole image.</exception>
    public static void ReadRgb(string path, int sizePixels, Span<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sizePixels, 1);
        using FileBytes bytes = FileBytes.Read(path);
        using Mat decoded = DecodeOrThrow(bytes.Span, path);
        PixelMat.Resize(decoded, sizePixels, sizePixels, rgb);
        ChannelOrder.SwapRedAndBlue(rgb);
    }

    /// <summary>Decodes the content of an image file at its own size.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="name">What to call the image in an error.</param>
    /// <exception cref="BallastException">The bytes are not a whole image.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> bytes, string name)
    {
        using Mat decoded = DecodeOrThrow(bytes, name);
        return ToImage(decoded);
    }

    /// <summary>Writes a PNG file; the folder is created, and the file appears whole or not at all.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="image">The picture.</param>
    public static void WritePng(string path, RgbImage image) => WholeFile.Write(path, EncodePng(image));

    /// <summary>Writes a JPEG file; the folder is created, and the file appears whole or not at all.</summary>
    /// <param name="path">The file; replaced when it exists.</param>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 … 100; default 95.</param>
    public static void WriteJpeg(string path, RgbImage image, int quality = 95) => WholeFile.Write(path, EncodeJpeg(image, quality));

    /// <summary>The content of a PNG file.</summary>
    /// <param name="image">The picture.</param>
    public static byte[] EncodePng(RgbImage image) => Encode(image, ".png");

    /// <summary>The content of a JPEG file.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 … 100; default 95.</param>
    public static byte[] EncodeJpeg(RgbImage image, int quality = 95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return Encode(image, ".jpg", new ImageEncodingParam(ImwriteFlags.JpegQuality, quality));
    }

    private static byte[] Encode(RgbImage image, string ending, params ImageEncodingParam[] settings)
    {
        ArgumentNullException.ThrowIfNull(image);
        using Mat rgb = PixelMat.Over(image.Pixels, image.WidthPixels, image.HeightPixels);
        using var bgr = new Mat();
        Cv2.CvtColor(rgb, bgr, ColorConversionCodes.RGB2BGR);
        Cv2.ImEncode(ending, bgr, out byte[] encoded, settings);
        return encoded;
    }

    private static Mat DecodeOrThrow(ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return ImageDecoder.Decode(bytes);
        }
        catch (ImageDefectException defect)
        {
            throw new BallastException($"{name}: {defect.Message} Replace the file or remove it.", innerException: defect);
        }
    }

    private static RgbImage ToImage(Mat bgr)
    {
        var image = new RgbImage(bgr.Width, bgr.Height);
        using Mat target = PixelMat.Over(image.Pixels, bgr.Width, bgr.Height);
        Cv2.CvtColor(bgr, target, ColorConversionCodes.BGR2RGB);
        return image;
    }
}
