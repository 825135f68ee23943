using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>Checks that a BMP file holds all the pixels its header promises.</summary>
internal static class BmpStructure
{
    private const int OldHeader = 12;

    /// <summary>Refuses a file that is cut off.</summary>
    /// <exception cref="ImageDefectException">Header or pixels are cut off.</exception>
    internal static void Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 26) throw Truncated();
        uint first = BinaryPrimitives.ReadUInt32LittleEndian(bytes[10..]);
        uint header = BinaryPrimitives.ReadUInt32LittleEndian(bytes[14..]);
        if (bytes.Length < 14L + header || bytes.Length < first) throw Truncated();
        if (header == OldHeader) return;
        if (header < 40) throw new ImageDefectException(ImageProblemKind.Broken, "The BMP content is damaged: the header makes no sense.");
        long width = BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]);
        long height = Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]));
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]);
        uint compression = BinaryPrimitives.ReadUInt32LittleEndian(bytes[30..]);
        bool plain = compression is 0 or 3 or 6;
        long row = (width * bits + 31) / 32 * 4;
        long needed = plain ? row * height : BinaryPrimitives.ReadUInt32LittleEndian(bytes[34..]);
        if (bytes.Length - first < needed) throw Truncated();
    }

    private static ImageDefectException Truncated() => new(ImageProblemKind.Truncated, "The BMP content ends before the image does.");
}
