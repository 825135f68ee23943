using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>Checks that the strips or tiles of the first page of a TIFF file lie inside the file.</summary>
internal readonly ref struct TiffStructure
{
    private const int BitsPerSample = 258, StripOffsets = 273, StripByteCounts = 279, TileOffsets = 324, TileByteCounts = 325, ExtraSamples = 338, SampleFormat = 339;
    private const uint UnassociatedAlpha = 2, UnsignedInteger = 1;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly bool little;
    private readonly long directory;
    private readonly int entries;

    private TiffStructure(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        little = bytes[0] == 'I';
        directory = U32(4);
        entries = U16(directory);
    }

    /// <summary>
    /// Refuses a page that is cut off, and returns the content to decode: libtiff multiplies colours by an alpha that is marked as not yet multiplied, so the mark is
    /// changed and the colours stay as they are in the file.
    /// </summary>
    /// <exception cref="ImageDefectException">The file is cut off, or its samples are not unsigned integers of up to 16 bits.</exception>
    internal static ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> bytes)
    {
        var file = new TiffStructure(bytes);
        file.CheckSamples();
        file.CheckExtent(StripOffsets, StripByteCounts);
        file.CheckExtent(TileOffsets, TileByteCounts);
        long extra = file.Entry(ExtraSamples);
        if (extra < 0 || file.ValueOf(extra, 0) != UnassociatedAlpha || file.U32(extra + 4) != 1) return bytes;
        byte[] copy = bytes.ToArray();
        copy.AsSpan((int)extra + 8, 2).Clear();
        copy[(int)extra + (file.little ? 8 : 9)] = 1;
        return copy;
    }

    private void CheckSamples()
    {
        long format = Entry(SampleFormat);
        if (format >= 0 && ValueOf(format, 0) is not UnsignedInteger and not 4)
            throw new ImageDefectException(ImageProblemKind.Unsupported, "The TIFF pixels are not unsigned integers. Convert the image to 8 or 16 bits.");
        long bits = Entry(BitsPerSample);
        if (bits >= 0 && ValueOf(bits, 0) > 16)
            throw new ImageDefectException(ImageProblemKind.Unsupported, $"The TIFF pixels have {ValueOf(bits, 0)} bits. Convert the image to 8 or 16 bits.");
    }

    private void CheckExtent(int offsetsTag, int countsTag)
    {
        long offsets = Entry(offsetsTag), counts = Entry(countsTag);
        if (offsets < 0 || counts < 0) return;
        uint pieces = Math.Min(U32(offsets + 4), U32(counts + 4));
        for (uint i = 0; i < pieces; i++)
            if (ValueOf(offsets, i) + (long)ValueOf(counts, i) > bytes.Length)
                throw Truncated();
    }

    /// <summary>Where the entry of a tag stands in the first directory; −1 when there is none.</summary>
    private long Entry(int tag)
    {
        for (int i = 0; i < entries; i++)
        {
            long at = directory + 2 + 12L * i;
            if (U16(at) == tag) return at;
        }

        return -1;
    }

    /// <summary>One value of an entry of type BYTE, SHORT or LONG; short lists stand in the entry itself.</summary>
    private uint ValueOf(long entry, uint index)
    {
        int size = U16(entry + 2) switch
        {
            1 => 1,
            3 => 2,
            _ => 4,
        };
        long values = U32(entry + 4) * (long)size <= 4 ? entry + 8 : U32(entry + 8);
        long at = values + index * (long)size;
        return size switch
        {
            1 => Slice(at, 1)[0],
            2 => U16(at),
            _ => U32(at),
        };
    }

    private ushort U16(long at) => little ? BinaryPrimitives.ReadUInt16LittleEndian(Slice(at, 2)) : BinaryPrimitives.ReadUInt16BigEndian(Slice(at, 2));

    private uint U32(long at) => little ? BinaryPrimitives.ReadUInt32LittleEndian(Slice(at, 4)) : BinaryPrimitives.ReadUInt32BigEndian(Slice(at, 4));

    private ReadOnlySpan<byte> Slice(long at, int length) => at + length <= bytes.Length ? bytes.Slice((int)at, length) : throw Truncated();

    private static ImageDefectException Truncated() => new(ImageProblemKind.Truncated, "The TIFF content ends before the image does.");
}
