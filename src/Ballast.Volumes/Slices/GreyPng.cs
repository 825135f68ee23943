using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;

namespace Ballast.Volumes;

/// <summary>PNG files of 8-bit grey (PNG specification, third edition): each row as differences to the one above, packed by Huffman codes and runs.</summary>
/// <remarks>Noise has no repetitions to look for: this is faster than the other ways of zlib, and smaller than its fastest one.</remarks>
internal static class GreyPng
{
    private const int HeaderLength = 8 + 25 + 8;
    private const byte FilterUp = 2;

    private static readonly ZLibCompressionOptions Packing = new() { CompressionLevel = 1, CompressionStrategy = ZLibCompressionStrategy.RunLengthEncoding };

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    internal static byte[] Encode(ReadOnlySpan<byte> greys, int width, int height)
    {
        int filteredLength = checked((width + 1) * height);
        byte[] filtered = ArrayPool<byte>.Shared.Rent(filteredLength);
        try
        {
            Filter(greys, width, height, filtered);
            using var file = new MemoryStream(filteredLength / 2 + 1024);
            file.SetLength(HeaderLength);
            file.Position = HeaderLength;
            using (var packed = new ZLibStream(file, Packing, leaveOpen: true)) packed.Write(filtered, 0, filteredLength);
            return Frame(file, width, height);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(filtered);
        }
    }

    private static void Filter(ReadOnlySpan<byte> greys, int width, int height, Span<byte> filtered)
    {
        Span<byte> first = filtered[..(width + 1)];
        first[0] = FilterUp;
        greys[..width].CopyTo(first[1..]);
        for (int y = 1; y < height; y++)
        {
            Span<byte> target = filtered.Slice(y * (width + 1), width + 1);
            target[0] = FilterUp;
            Subtract(greys.Slice(y * width, width), greys.Slice((y - 1) * width, width), target[1..]);
        }
    }

    private static void Subtract(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> difference)
    {
        int i = 0;
        for (; i + Vector<byte>.Count <= row.Length; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) - new Vector<byte>(above[i..])).CopyTo(difference[i..]);
        for (; i < row.Length; i++) difference[i] = (byte)(row[i] - above[i]);
    }

    private static byte[] Frame(MemoryStream content, int width, int height)
    {
        int packedLength = (int)content.Length - HeaderLength;
        content.SetLength(content.Length + 4 + 12);
        byte[] file = content.Capacity == content.Length ? content.GetBuffer() : content.ToArray();
        Span<byte> bytes = file;
        Signature.CopyTo(bytes);
        Span<byte> header = bytes.Slice(8, 25);
        "IHDR"u8.CopyTo(header[4..]);
        BinaryPrimitives.WriteInt32BigEndian(header[8..], width);
        BinaryPrimitives.WriteInt32BigEndian(header[12..], height);
        // 8 bits of grey, and the only methods there are; no interlacing.
        (header[16], header[17], header[18], header[19], header[20]) = (8, 0, 0, 0, 0);
        Seal(header);
        Span<byte> data = bytes.Slice(33, packedLength + 12);
        "IDAT"u8.CopyTo(data[4..]);
        Seal(data);
        Span<byte> end = bytes[^12..];
        end.Clear();
        "IEND"u8.CopyTo(end[4..]);
        Seal(end);
        return file;
    }

    /// <summary>Writes the length before a chunk and the checksum after it.</summary>
    private static void Seal(Span<byte> chunk)
    {
        BinaryPrimitives.WriteInt32BigEndian(chunk, chunk.Length - 12);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[^4..], Crc32.Of(chunk[4..^4]));
    }
}
