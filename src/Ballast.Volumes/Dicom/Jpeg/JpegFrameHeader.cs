using System.Buffers.Binary;

namespace Ballast.Volumes;

/// <summary>The start of a frame (ITU-T T.81, B.2.2).</summary>
internal sealed class JpegFrameHeader
{
    private JpegFrameHeader(int precision, int height, int width, JpegPart[] parts)
    {
        (Precision, Height, Width, Parts) = (precision, height, width, parts);
        MostHorizontal = parts.Max(part => part.Horizontal);
        MostVertical = parts.Max(part => part.Vertical);
    }

    internal int Precision { get; }

    internal int Height { get; }

    internal int Width { get; }

    internal JpegPart[] Parts { get; }

    internal int MostHorizontal { get; }

    internal int MostVertical { get; }

    /// <summary>Reads the header of a lossless coding: 2 to 16 bits, components of one size, in agreement with the file.</summary>
    internal static JpegFrameHeader ReadWhole(ReadOnlySpan<byte> content, DicomHeader header)
    {
        JpegFrameHeader frame = Read(content);
        if (frame.Precision is < 2 or > 16) throw JpegMarkers.Broken($"samples have {frame.Precision} bits");
        if (frame.MostHorizontal != 1 || frame.MostVertical != 1) throw JpegMarkers.Unsupported("components of different sizes");
        DicomDecoder.Check(header, frame.Width, frame.Height, frame.Parts.Length, frame.Precision);
        return frame;
    }

    internal static JpegFrameHeader Read(ReadOnlySpan<byte> content)
    {
        if (content.Length < 6 || content.Length < 6 + 3 * content[5] || content[5] == 0) throw JpegMarkers.Broken("the header of the frame is cut off");
        var parts = new JpegPart[content[5]];
        for (int i = 0; i < parts.Length; i++)
        {
            ReadOnlySpan<byte> part = content.Slice(6 + 3 * i, 3);
            int horizontal = part[1] >> 4, vertical = part[1] & 15;
            if (horizontal is < 1 or > 4 || vertical is < 1 or > 4 || part[2] > 3) throw JpegMarkers.Broken("a component has impossible factors");
            parts[i] = new JpegPart { Id = part[0], Horizontal = horizontal, Vertical = vertical, Table = part[2] };
        }

        return new JpegFrameHeader(content[0], BinaryPrimitives.ReadUInt16BigEndian(content[1..]), BinaryPrimitives.ReadUInt16BigEndian(content[3..]), parts);
    }

    /// <summary>The components of a scan with the numbers of their tables (DC · 16 + AC), and the three bytes that end its header.</summary>
    internal (JpegPart Part, int Tables)[] Scan(ReadOnlySpan<byte> content, out ReadOnlySpan<byte> end)
    {
        if (content.Length < 1 || content.Length < 4 + 2 * content[0] || content[0] is 0 or > 4) throw JpegMarkers.Broken("the header of a scan is cut off");
        var scan = new (JpegPart, int)[content[0]];
        for (int i = 0; i < scan.Length; i++)
        {
            byte id = content[1 + 2 * i];
            JpegPart part = Array.Find(Parts, candidate => candidate.Id == id) ?? throw JpegMarkers.Broken("a scan names a component that the frame does not have");
            if (Array.Exists(scan[..i], earlier => earlier.Item1 == part)) throw JpegMarkers.Broken("a scan names a component twice");
            scan[i] = (part, content[2 + 2 * i]);
        }

        end = content.Slice(1 + 2 * scan.Length, 3);
        return scan;
    }
}
