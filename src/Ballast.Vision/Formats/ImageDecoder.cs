using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Turns the content of a file into pixels, or into one sentence about why not. OpenCV sees only what passed the checks here.</summary>
internal static class ImageDecoder
{
    /// <summary>Decodes to three channels of 8 bits, blue first, upright; the caller disposes the matrix.</summary>
    /// <exception cref="ImageDefectException">The bytes are not a whole image of a kind that is read.</exception>
    internal static Mat Decode(ReadOnlySpan<byte> bytes)
    {
        OpenCv.Prepare();
        ImageFormat format = ImageSignature.Of(bytes);
        Mat decoded = Decompress(Checked(bytes, format), format);
        if (decoded.Empty())
        {
            decoded.Dispose();
            throw Damaged(format);
        }

        return ToEightBits(decoded);
    }

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> bytes, ImageFormat format)
    {
        if (bytes.IsEmpty) throw new ImageDefectException(ImageProblemKind.Empty, "The file has 0 bytes.");
        switch (format)
        {
            case ImageFormat.Jpeg:
                return JpegStructure.Clean(bytes);
            case ImageFormat.Png:
                return PngStructure.Clean(bytes);
            case ImageFormat.Bmp:
                BmpStructure.Check(bytes);
                return bytes;
            case ImageFormat.WebP:
                WebPStructure.Check(bytes);
                return bytes;
            case ImageFormat.Tiff:
                return TiffStructure.Clean(bytes);
            default:
                throw new ImageDefectException(ImageProblemKind.Broken, "The content is not a JPEG, PNG, BMP, WebP or TIFF image.");
        }
    }

    private static Mat Decompress(ReadOnlySpan<byte> bytes, ImageFormat format)
    {
        try
        {
            // Not ImreadModes with RGB order: OpenCV 4.13 returns wrong pixels for 16-bit TIFF with it.
            return Cv2.ImDecode(bytes, ImreadModes.Color | ImreadModes.AnyDepth);
        }
        catch (Exception cause) when (cause is OpenCVException or OpenCvSharpException)
        {
            throw Damaged(format);
        }
    }

    private static Mat ToEightBits(Mat decoded)
    {
        if (decoded.Depth() == MatType.CV_8U) return decoded;
        using (decoded)
        {
            if (decoded.Depth() != MatType.CV_16U)
                throw new ImageDefectException(ImageProblemKind.Unsupported, "The pixels are neither 8 nor 16 bits. Convert the image to 8 or 16 bits.");
            var scaled = new Mat();
            decoded.ConvertTo(scaled, MatType.CV_8UC3, 1.0 / 257);
            return scaled;
        }
    }

    private static ImageDefectException Damaged(ImageFormat format) => new(ImageProblemKind.Broken, $"The {NameOf(format)} content is damaged and cannot be decoded.");

    internal static string NameOf(ImageFormat format) => format == ImageFormat.WebP ? "WebP" : format.ToString().ToUpperInvariant();
}
