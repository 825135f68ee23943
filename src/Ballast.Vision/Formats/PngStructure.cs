using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>Checks the chunks of a PNG file and leaves out those that do not bear on the pixels.</summary>
/// <remarks>
/// libpng writes its complaints about colour profiles and broken chunks to standard error and nobody can stop it, so it gets to see only chunks that have been
/// checked: the header, the palette of a palette image, the data, the orientation. Transparency goes too, because alpha is dropped anyway.
/// </remarks>
internal static class PngStructure
{
    private const int PaletteColor = 3;

    private static readonly uint[] CrcTable = MakeCrcTable();

    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The same image with only the chunks that matter.</summary>
    /// <exception cref="ImageDefectException">A chunk is cut off, damaged or missing.</exception>
    internal static ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> bytes)
    {
        byte[] clean = new byte[bytes.Length];
        Signature.CopyTo(clean);
        int length = Signature.Length, at = Signature.Length, color = -1;
        bool palette = false, data = false;
        while (true)
        {
            ReadOnlySpan<byte> chunk = NextChunk(bytes, at);
            at += chunk.Length;
            uint type = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
            if (color < 0) color = ColorOf(chunk, type);
            palette |= type == Type("PLTE"u8);
            data |= type == Type("IDAT"u8);
            if (type == Type("IDAT"u8) && color == PaletteColor && !palette) throw Broken("the palette is missing");
            if (Matters(type, color))
            {
                VerifyCrc(chunk);
                chunk.CopyTo(clean.AsSpan(length));
                length += chunk.Length;
            }

            if (type == Type("IEND"u8)) break;
        }

        if (!data) throw Broken("there are no pixels");
        return clean.AsSpan(0, length);
    }

    private static ReadOnlySpan<byte> NextChunk(ReadOnlySpan<byte> bytes, int at)
    {
        if (bytes.Length - at < 12) throw Truncated();
        uint length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        foreach (byte letter in bytes.Slice(at + 4, 4))
            if (!char.IsAsciiLetter((char)letter))
                throw Broken("a chunk has no name");
        if (length > bytes.Length - at - 12) throw Truncated();
        return bytes.Slice(at, (int)length + 12);
    }

    private static int ColorOf(ReadOnlySpan<byte> chunk, uint type)
    {
        if (type != Type("IHDR"u8) || chunk.Length != 25) throw Broken("the header is missing");
        if (BinaryPrimitives.ReadInt32BigEndian(chunk[8..]) <= 0 || BinaryPrimitives.ReadInt32BigEndian(chunk[12..]) <= 0) throw Broken("the size is not positive");
        int depth = chunk[16], color = chunk[17];
        bool known = color switch
        {
            0 => depth is 1 or 2 or 4 or 8 or 16,
            PaletteColor => depth is 1 or 2 or 4 or 8,
            2 or 4 or 6 => depth is 8 or 16,
            _ => false,
        };
        if (!known || chunk[18] != 0 || chunk[19] != 0 || chunk[20] > 1) throw Broken("the header makes no sense");
        return color;
    }

    private static bool Matters(uint type, int color) =>
        type == Type("IHDR"u8) || type == Type("IDAT"u8) || type == Type("IEND"u8) || type == Type("eXIf"u8) || (type == Type("PLTE"u8) && color == PaletteColor);

    private static void VerifyCrc(ReadOnlySpan<byte> chunk)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in chunk[4..^4]) crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        if (~crc != BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..])) throw Broken("the checksum of a chunk is wrong");
    }

    private static uint[] MakeCrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
            table[i] = value;
        }

        return table;
    }

    private static uint Type(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);

    private static ImageDefectException Broken(string why) => new(ImageProblemKind.Broken, $"The PNG content is damaged: {why}.");

    private static ImageDefectException Truncated() => new(ImageProblemKind.Truncated, "The PNG content ends before the image does.");
}
