using System.IO.Compression;

namespace Ballast.Vision.Tests;

/// <summary>A whole PNG file from chunks.</summary>
internal static class PngFile
{
    internal static byte[] Of(params (string Name, byte[] Content)[] chunks)
    {
        byte[] file = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        byte[] spacer = new byte[33];
        foreach ((string name, byte[] content) in chunks) file = [.. file, .. PngChunks.WithChunk(spacer, name, content)[33..]];
        return file;
    }

    internal static byte[] Deflate(byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(rows);
        return packed.ToArray();
    }
}
