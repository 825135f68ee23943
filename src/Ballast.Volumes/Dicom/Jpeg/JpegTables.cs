using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>The Huffman and quantization tables that are in force.</summary>
internal sealed class JpegTables
{
    private static readonly byte[] ZigZag =
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    private readonly JpegHuffmanTable?[] huffman = new JpegHuffmanTable?[8];
    private readonly int[]?[] quantization = new int[]?[4];

    /// <summary>The place in a block of a coefficient that is stored as the given one.</summary>
    internal static int Place(int stored) => ZigZag[stored];

    internal JpegHuffmanTable Dc(int number) => Huffman(number);

    internal JpegHuffmanTable Ac(int number) => Huffman(4 + number);

    internal int[] Quantization(int number) => quantization[number] ?? throw JpegMarkers.Broken("a quantization table is missing");

    internal void ReadHuffman(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            int kind = content[0] >> 4, number = content[0] & 15;
            if (kind > 1 || number > 3) throw JpegMarkers.Broken("a Huffman table has an impossible number");
            int read = JpegHuffmanTable.Read(content[1..], out JpegHuffmanTable table);
            huffman[4 * kind + number] = table;
            content = content[(1 + read)..];
        }
    }

    internal void ReadQuantization(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            int size = (content[0] >> 4) + 1, number = content[0] & 15;
            if (size > 2 || number > 3 || content.Length < 1 + 64 * size) throw JpegMarkers.Broken("a quantization table is cut off");
            var table = new int[64];
            for (int i = 0; i < 64; i++) table[ZigZag[i]] = size == 1 ? content[1 + i] : (content[1 + 2 * i] << 8) | content[2 + 2 * i];
            quantization[number] = table;
            content = content[(1 + 64 * size)..];
        }
    }

    private JpegHuffmanTable Huffman(int place) => (place is >= 0 and < 8 ? huffman[place] : null) ?? throw JpegMarkers.Broken("a Huffman table is missing");
}
