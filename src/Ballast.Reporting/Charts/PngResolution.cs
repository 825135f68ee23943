using System.Buffers.Binary;

namespace Ballast.Reporting;

/// <summary>The physical size in a PNG file.</summary>
/// <remarks>ISO/IEC 15948 (PNG), 11.3.4.3 pHYs: pixels a metre in x and y, unit 1; the chunk stands before the image data.</remarks>
internal static class PngResolution
{
    /// <summary>The signature (8 bytes) and the header chunk (25 bytes) come first in every PNG.</summary>
    private const int AfterHeader = 33;
    private const double MetresPerInch = 0.0254;

    internal static byte[] Set(ReadOnlySpan<byte> png, int dotsPerInch)
    {
        byte[] chunk = new byte[21];
        BinaryPrimitives.WriteInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk.AsSpan(4));
        int perMetre = (int)Math.Round(dotsPerInch / MetresPerInch);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(8), perMetre);
        BinaryPrimitives.WriteInt32BigEndian(chunk.AsSpan(12), perMetre);
        chunk[16] = 1;
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(17), Checksum(chunk.AsSpan(4, 13)));
        return [.. png[..AfterHeader], .. chunk, .. png[AfterHeader..]];
    }

    /// <summary>CRC-32 as PNG defines it (annex D), bit by bit: 13 bytes need no table.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++) sum = (sum & 1) != 0 ? 0xEDB88320 ^ (sum >> 1) : sum >> 1;
        }

        return ~sum;
    }
}
