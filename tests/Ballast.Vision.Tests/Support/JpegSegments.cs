namespace Ballast.Vision.Tests;

/// <summary>JPEG segments written by hand.</summary>
internal static class JpegSegments
{
    /// <summary>The file with an EXIF segment (one entry: orientation) behind its start mark.</summary>
    internal static byte[] WithOrientation(byte[] jpeg, int orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
            .. "MM\0*"u8, 0, 0, 0, 8, // big-endian TIFF, first directory at 8
            0, 1, // one entry
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, // orientation, one SHORT
            0, 0, 0, 0, // no further directory
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    /// <summary>The file with a segment of any kind behind its start mark.</summary>
    internal static byte[] WithSegment(byte[] jpeg, byte marker, ReadOnlySpan<byte> content) =>
        [.. jpeg[..2], 0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content, .. jpeg[2..]];

    /// <summary>Where the coded pixels of the first scan begin.</summary>
    internal static int PixelsAt(byte[] jpeg)
    {
        int at = 2;
        while (jpeg[at + 1] != 0xDA) at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3];
        return at + 2 + (jpeg[at + 2] << 8) + jpeg[at + 3];
    }
}
