using System.Buffers.Binary;
using System.Text;

namespace Ballast.Reporting.Tests;

/// <summary>What the chunks of a PNG file say, read here without the code under test.</summary>
internal sealed record PngFacts(int WidthPixels, int HeightPixels, int PixelsPerMetreX, int PixelsPerMetreY, int Unit, string[] Chunks)
{
    /// <summary>Reads a file that must be ready for print: 300 dots an inch said before the image data, white paper, something drawn on it.</summary>
    internal static PngFacts OfPrint(string path)
    {
        PngFacts png = Read(path);
        // 300 dots an inch of 0.0254 m are 11,811 pixels a metre; unit 1 is the metre.
        Assert.Equal((11811, 11811, 1), (png.PixelsPerMetreX, png.PixelsPerMetreY, png.Unit));
        Assert.Equal(["IHDR", "pHYs"], png.Chunks[..2]);
        Assert.Single(png.Chunks, "pHYs");
        Assert.Equal("IEND", png.Chunks[^1]);
        AssertDrawn(path);
        return png;
    }

    private static PngFacts Read(string path)
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

    private static void AssertDrawn(string path)
    {
        using SkiaSharp.SKBitmap bitmap = SkiaSharp.SKBitmap.Decode(path);
        (int seen, int drawn) = (0, 0);
        for (int y = 0; y < bitmap.Height; y += 5)
            for (int x = 0; x < bitmap.Width; x += 5)
            {
                seen++;
                if (bitmap.GetPixel(x, y) != SkiaSharp.SKColors.White) drawn++;
            }

        Assert.Equal(SkiaSharp.SKColors.White, bitmap.GetPixel(0, 0));
        Assert.Equal(SkiaSharp.SKColors.White, bitmap.GetPixel(bitmap.Width - 1, bitmap.Height - 1));
        Assert.InRange((double)drawn / seen, 0.01, 0.8);
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
