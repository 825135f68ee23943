using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>What the first directory of a TIFF file says about the shape of the image; EXIF blocks have the same form.</summary>
internal sealed class TiffTags
{
    private const int WidthTag = 256, HeightTag = 257, OrientationTag = 274;

    internal uint Width { get; private set; }

    internal uint Height { get; private set; }

    /// <summary>Whether the rows of the file are columns of the picture.</summary>
    internal bool IsTurned { get; private set; }

    /// <summary>Reads the directory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="origin">Where the TIFF header stands: 0, or the start of the EXIF block.</param>
    internal static TiffTags Read(HeaderWindow file, long origin)
    {
        bool little = file.At(origin, 8)[0] == 'I';
        long directory = origin + U32(file.At(origin + 4, 4), little);
        int entries = U16(file.At(directory, 2), little);
        var tags = new TiffTags();
        for (int i = 0; i < entries; i++) tags.Take(file.At(directory + 2 + 12L * i, 12), little);
        return tags;
    }

    private void Take(ReadOnlySpan<byte> entry, bool little)
    {
        int tag = U16(entry, little);
        if (tag is not WidthTag and not HeightTag and not OrientationTag) return;
        uint value = U16(entry[2..], little) == 3 ? U16(entry[8..], little) : U32(entry[8..], little);
        if (tag == WidthTag) Width = value;
        else if (tag == HeightTag) Height = value;
        else IsTurned = value is >= 5 and <= 8;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
