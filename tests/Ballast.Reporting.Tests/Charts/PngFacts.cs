using System.Buffers.Binary;
using System.Text;

namespace Ballast.Reporting.Tests;

/// <summary>What the chunks of a PNG file say, read here without the code under test.</summary>
internal sealed record PngFacts(int WidthPixels, int HeightPixels, int PixelsPerMetreX, int PixelsPerMetreY, int Unit, string[] Chunks)
{
    internal static PngFacts Read(string path)
    {
        byte[] png = File.ReadAllBytes(path);
        Assert.Equal(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, png[..8]);
        List<string> chunks = [];
        (int width, int height, int x, int y, int unit) = (0, 0, 0, 0, 0);
        for (int at = 8; at < png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            string type = Encoding.ASCII.GetString(png, at + 4, 4);
            ReadOnlySpan<byte> data = png.AsSpan(at + 8, length);
            Assert.Equal(Checksum(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (type == "IHDR") (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
            if (type == "pHYs") (x, y, unit) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]), data[8]);
            chunks.Add(type);
            at += length + 12;
        }

        return new PngFacts(width, height, x, y, unit, [.. chunks]);
    }

    /// <summary>CRC-32 by polynomial long division over the reflected bits, table-driven unlike the code under test.</summary>
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint[] table = [.. Enumerable.Range(0, 256).Select(value => Enumerable.Range(0, 8).Aggregate((uint)value, (sum, _) => (sum & 1) == 1 ? 0xEDB88320u ^ (sum >> 1) : sum >> 1))];
        uint total = 0xFFFFFFFF;
        foreach (byte value in bytes) total = table[(total ^ value) & 0xFF] ^ (total >> 8);
        return total ^ 0xFFFFFFFF;
    }
}
