using System.Security.Cryptography;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>What an image file says of itself.</summary>
/// <param name="Hash">128 bits of the SHA-256 of the file; empty where it cannot be read.</param>
/// <param name="Looks">Its looks; null where it is of one shade or cannot be decoded.</param>
internal sealed record ImageContent(UInt128? Hash, ImageLooks? Looks)
{
    /// <summary>Pixels; 0 where it is not decoded.</summary>
    internal int WidthPixels { get; init; }

    /// <summary>Pixels; 0 where it is not decoded.</summary>
    internal int HeightPixels { get; init; }

    /// <summary>Why it cannot be read; otherwise null.</summary>
    internal string? Failure { get; init; }

    /// <summary>Reads a file once: its hash, its size and its looks.</summary>
    internal static ImageContent Read(string path)
    {
        UInt128? hash = null;
        try
        {
            using FileBytes bytes = FileBytes.Open(path);
            hash = HashOf(bytes.Span);
            Span<float> grey = stackalloc float[PerceptualHash.Side * PerceptualHash.Side];
            (int width, int height) = Shrink(path, bytes.Span, PerceptualHash.Side, grey);
            return new ImageContent(hash, ImageLooks.Of(grey)) { WidthPixels = width, HeightPixels = height };
        }
        catch (ImageDefectException defect)
        {
            return new ImageContent(hash, null) { Failure = defect.Message };
        }
        catch (BallastException cause)
        {
            return new ImageContent(hash, null) { Failure = cause.Message };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return new ImageContent(hash, null) { Failure = "The file cannot be opened: " + cause.Message };
        }
    }

    /// <summary>A small grey square of an image, DICOM files among them.</summary>
    /// <returns>The image's own width and height.</returns>
    /// <exception cref="ImageDefectException">The bytes are no whole image.</exception>
    /// <exception cref="BallastException">The DICOM file cannot be decoded.</exception>
    internal static (int WidthPixels, int HeightPixels) Shrink(string path, ReadOnlySpan<byte> bytes, int sizePixels, Span<float> grey)
    {
        if (!DicomImage.IsNamed(path)) return GreyThumbnail.Decode(bytes, sizePixels, grey);
        RgbImage image = DicomImage.ReadRgb(path);
        byte[] small = image.Resize(sizePixels, sizePixels).Pixels;
        for (int i = 0; i < grey.Length; i++) grey[i] = small[3 * i];
        return (image.WidthPixels, image.HeightPixels);
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
