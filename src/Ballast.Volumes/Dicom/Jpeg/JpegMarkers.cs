using System.Buffers.Binary;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Walks the segments of a JPEG or JPEG-LS codestream.</summary>
internal ref struct JpegMarkers
{
    internal const byte EndOfImage = 0xD9, StartOfScan = 0xDA, HuffmanTables = 0xC4, QuantizationTables = 0xDB, RestartInterval = 0xDD, Adobe = 0xEE;

    private readonly ReadOnlySpan<byte> bytes;

    internal JpegMarkers(ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [0xFF, 0xD8, ..]) throw Broken("it does not begin with the start of an image");
        this.bytes = bytes;
        At = 2;
    }

    /// <summary>The position behind the last segment.</summary>
    internal int At { get; set; }

    internal readonly ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Moves to the next segment.</summary>
    /// <returns>Its mark, and its content.</returns>
    internal byte Next(out ReadOnlySpan<byte> content)
    {
        content = default;
        byte marker = Mark();
        if (marker is EndOfImage or 0xD8 or 0x01 or (>= 0xD0 and <= 0xD7)) return marker;
        if (bytes.Length - At < 2) throw CutOff();
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[At..]);
        if (length < 2) throw Broken("a segment has no length");
        if (length > bytes.Length - At) throw CutOff();
        content = bytes.Slice(At + 2, length - 2);
        At += length;
        return marker;
    }

    internal static ImageDefectException Broken(string why) => DicomDefect.Broken($"The JPEG codestream is damaged: {why}.");

    internal static ImageDefectException CutOff() => DicomDefect.CutOff("The JPEG codestream ends before the frame does. Copy the file again.");

    internal static ImageDefectException Unsupported(string what) => DicomDefect.Unsupported($"The JPEG codestream has {what}, which is not read.");

    private byte Mark()
    {
        while (true)
        {
            int skipped = bytes[At..].IndexOf((byte)0xFF);
            if (skipped < 0 || At + skipped + 1 >= bytes.Length) throw CutOff();
            At += skipped + 1;
            byte marker = bytes[At];
            if (marker == 0xFF) continue;
            At++;
            if (marker != 0) return marker;
        }
    }
}
