using System.Buffers.Binary;
using System.Text;

namespace Ballast.Volumes.Tests;

/// <summary>Writes small DICOM files, explicit and little endian.</summary>
internal sealed class DicomMaker
{
    private readonly SortedDictionary<uint, byte[]> elements = [];
    private readonly string syntax;

    internal DicomMaker(string syntax = "1.2.840.10008.1.2.1") => this.syntax = syntax;

    /// <summary>A grey image of 16 bits.</summary>
    internal static DicomMaker Grey(int columns, int rows, params ushort[] pixels)
    {
        var bytes = new byte[2 * pixels.Length];
        for (int i = 0; i < pixels.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), pixels[i]);
        return new DicomMaker().Image(columns, rows, 16).Bytes(0x7FE0_0010, "OW", bytes);
    }

    /// <summary>The attributes of an unsigned image.</summary>
    internal DicomMaker Image(int columns, int rows, int bits, int samples = 1) =>
        Words(0x0028_0002, samples).Text(0x0028_0004, "CS", samples == 1 ? "MONOCHROME2" : "RGB").Words(0x0028_0010, rows).Words(0x0028_0011, columns)
            .Words(0x0028_0100, bits).Words(0x0028_0101, bits).Words(0x0028_0102, bits - 1).Words(0x0028_0103, 0);

    internal DicomMaker Text(uint tag, string kind, string text) => Bytes(tag, kind, Encoding.ASCII.GetBytes(text.Length % 2 == 0 ? text : text + " "));

    internal DicomMaker Words(uint tag, params int[] words)
    {
        var bytes = new byte[2 * words.Length];
        for (int i = 0; i < words.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)words[i]);
        return Bytes(tag, "US", bytes);
    }

    internal DicomMaker Bytes(uint tag, string kind, byte[] value)
    {
        elements[tag] = Element(tag, kind, value);
        return this;
    }

    /// <summary>A sequence of items, which are what other makers hold.</summary>
    internal DicomMaker Items(uint tag, params DicomMaker[] items) => Bytes(tag, "SQ", [.. items.SelectMany(item => Item([.. item.elements.Values.SelectMany(value => value)]))]);

    /// <summary>An element just as it is.</summary>
    internal DicomMaker Stored(uint tag, byte[] element)
    {
        elements[tag] = element;
        return this;
    }

    /// <summary>Encapsulated pixels: an offset table, then fragments.</summary>
    internal DicomMaker Fragments(byte[] table, params byte[][] fragments)
    {
        byte[] items = [.. Item(table), .. fragments.SelectMany(Item), .. Number(0xFFFE), .. Number(0xE0DD), 0, 0, 0, 0];
        elements[0x7FE0_0010] = [0xE0, 0x7F, 0x10, 0, (byte)'O', (byte)'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, .. items];
        return this;
    }

    /// <summary>The file.</summary>
    internal byte[] Build() => [.. Head(), .. Body()];

    internal byte[] Head() => [.. new byte[128], .. "DICM"u8, .. Element(0x0002_0010, "UI", Encoding.ASCII.GetBytes(syntax.Length % 2 == 0 ? syntax : syntax + "\0"))];

    internal byte[] Body() => [.. elements.Values.SelectMany(value => value)];

    internal static byte[] Element(uint tag, string kind, byte[] value)
    {
        bool isLong = kind is "OB" or "OW" or "OF" or "OD" or "SQ" or "UN" or "OV";
        byte[] length = isLong ? [0, 0, .. BitConverter.GetBytes(value.Length)] : BitConverter.GetBytes((ushort)value.Length);
        return [.. Number((ushort)(tag >> 16)), .. Number((ushort)tag), .. Encoding.ASCII.GetBytes(kind), .. length, .. value];
    }

    internal static byte[] Item(byte[] content) => [0xFE, 0xFF, 0x00, 0xE0, .. BitConverter.GetBytes(content.Length), .. content];

    private static byte[] Number(ushort value) => BitConverter.GetBytes(value);
}
