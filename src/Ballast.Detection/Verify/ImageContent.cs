using System.Security.Cryptography;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>What an image file says of itself.</summary>
/// <param name="Hash">128 bits of the SHA-256 of the file; empty where it cannot be read.</param>
/// <param name="Looks">Its looks; null where it is of one shade or not decoded.</param>
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
            // DICOM is read by another room; its files are compared by content only.
            if (path.EndsWith(".dcm", StringComparison.OrdinalIgnoreCase)) return new ImageContent(hash, null);
            Span<float> grey = stackalloc float[PerceptualHash.Side * PerceptualHash.Side];
            (int width, int height) = GreyThumbnail.Decode(bytes.Span, PerceptualHash.Side, grey);
            return new ImageContent(hash, ImageLooks.Of(grey)) { WidthPixels = width, HeightPixels = height };
        }
        catch (ImageDefectException defect)
        {
            return new ImageContent(hash, null) { Failure = defect.Message };
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or BallastException)
        {
            return new ImageContent(hash, null) { Failure = "The file cannot be opened: " + cause.Message };
        }
    }

    private static UInt128 HashOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest);
    }
}
