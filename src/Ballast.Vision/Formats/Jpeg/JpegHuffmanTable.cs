namespace Ballast.Vision;

/// <summary>One Huffman code of a JPEG file (ITU-T T.81, annex C): short codes by table, long ones by their range.</summary>
internal sealed class JpegHuffmanTable
{
    internal const int FastBits = 9;

    private readonly ushort[] fast = new ushort[1 << FastBits];
    private readonly int[] ends = new int[18];
    private readonly int[] offsets = new int[17];
    private readonly byte[] symbols;

    private JpegHuffmanTable(byte[] symbols)
    {
        this.symbols = symbols;
    }

    /// <summary>Reads a table: 16 counts of codes by length, then the symbols.</summary>
    /// <returns>The number of bytes read.</returns>
    internal static int Read(ReadOnlySpan<byte> bytes, out JpegHuffmanTable table)
    {
        if (bytes.Length < 16) throw JpegStructure.Broken("a Huffman table is cut off");
        int count = 0;
        foreach (byte ofLength in bytes[..16]) count += ofLength;
        if (count > 256 || bytes.Length < 16 + count) throw JpegStructure.Broken("a Huffman table is cut off");
        table = new JpegHuffmanTable(bytes.Slice(16, count).ToArray());
        table.Number(bytes[..16]);
        return 16 + count;
    }

    /// <summary>The length and symbol of the code at the start of 16 bits, as length · 256 + symbol; 0 when there is no such code.</summary>
    internal int Find(int bits16)
    {
        int found = fast[bits16 >> (16 - FastBits)];
        if (found != 0) return found;
        for (int length = FastBits + 1; length <= 16; length++)
        {
            int code = bits16 >> (16 - length);
            if (code < ends[length]) return (length << 8) | symbols[code - offsets[length]];
        }

        return 0;
    }

    private void Number(ReadOnlySpan<byte> counts)
    {
        int code = 0, place = 0;
        for (int length = 1; length <= 16; length++)
        {
            offsets[length] = code - place;
            for (int i = 0; i < counts[length - 1]; i++, code++, place++)
            {
                if (code >= 1 << length) throw JpegStructure.Broken("a Huffman table has too many codes");
                if (length <= FastBits) fast.AsSpan(code << (FastBits - length), 1 << (FastBits - length)).Fill((ushort)((length << 8) | symbols[place]));
            }

            ends[length] = code;
            code <<= 1;
        }
    }
}
