using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>Checks the segments of a JPEG file up to its end mark.</summary>
internal static class JpegStructure
{
    private const byte StartOfScan = 0xDA, EndOfImage = 0xD9;

    /// <summary>Refuses a file without frame, scan or end mark.</summary>
    /// <exception cref="ImageDefectException">A segment is cut off or missing.</exception>
    internal static void Check(ReadOnlySpan<byte> bytes)
    {
        bool frame = false, scan = false;
        for (int at = 2; ;)
        {
            int start = bytes[at..].IndexOf((byte)0xFF);
            if (start < 0) throw Truncated();
            at += start;
            while (at < bytes.Length && bytes[at] == 0xFF) at++;
            if (at == bytes.Length) throw Truncated();
            byte marker = bytes[at++];
            if (marker == EndOfImage) break;
            if (marker is 0 or (>= 0xD0 and <= 0xD8) or 1) continue;
            if (bytes.Length - at < 2) throw Truncated();
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2) throw Broken("a segment has no length");
            if (length > bytes.Length - at) throw Truncated();
            frame |= IsFrame(marker);
            if (marker == StartOfScan && !frame) throw Broken("the frame header is missing");
            scan |= marker == StartOfScan;
            at += length;
        }

        if (!scan) throw Broken("there are no pixels");
    }

    internal static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;

    private static ImageDefectException Broken(string why) => new(ImageProblemKind.Broken, $"The JPEG content is damaged: {why}.");

    private static ImageDefectException Truncated() => new(ImageProblemKind.Truncated, "The JPEG content ends before the image does.");
}
