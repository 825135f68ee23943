using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>Checks a JPEG file from its first segment through every coded pixel to its end mark.</summary>
/// <remarks>
/// libjpeg decodes damaged pixels to grey and tells only standard error, so damage is found here first. What makes it talk without harm (stray bytes between segments, an odd
/// version number) is left out of what it gets to see.
/// </remarks>
internal ref struct JpegStructure
{
    private const byte EndOfImage = 0xD9, StartOfScan = 0xDA, HuffmanTables = 0xC4, RestartInterval = 0xDD, JfifSegment = 0xE0, ExifSegment = 0xE1, AdobeSegment = 0xEE, LastApplicationSegment = 0xEF, Comment = 0xFE;

    private readonly ReadOnlySpan<byte> bytes;
    private readonly JpegHuffmanTable?[] dc = new JpegHuffmanTable?[4];
    private readonly JpegHuffmanTable?[] ac = new JpegHuffmanTable?[4];
    private readonly List<Range> kept = [];
    private JpegFrame? frame;
    private int restartInterval;
    private int scans;

    private JpegStructure(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
    }

    /// <summary>The same image without what makes libjpeg talk.</summary>
    /// <exception cref="ImageDefectException">A segment or a pixel is cut off, damaged or missing.</exception>
    internal static ReadOnlySpan<byte> Clean(ReadOnlySpan<byte> bytes)
    {
        var file = new JpegStructure(bytes);
        file.Walk();
        if (file.frame is null || file.scans == 0) throw Broken("there are no pixels");
        file.DropStrangeAdobe(file.frame.Components.Length);
        return file.Kept();
    }

    internal static ImageDefectException Broken(string why) => new(ImageProblemKind.Broken, $"The JPEG content is damaged: {why}.");

    private void Walk()
    {
        kept.Add(..2);
        for (int at = 2; ;)
        {
            (int start, byte marker, at) = NextMarker(at);
            if (marker == EndOfImage)
            {
                kept.Add(start..at);
                return;
            }

            if (bytes.Length - at < 2) throw Truncated();
            int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
            if (length < 2) throw Broken("a segment has no length");
            if (length > bytes.Length - at) throw Truncated();
            ReadOnlySpan<byte> content = bytes.Slice(at + 2, length - 2);
            at += length;
            if (marker == StartOfScan) at = Scan(content, at);
            else Segment(marker, content);
            if (Matters(marker, content)) kept.Add(start..at);
        }
    }

    /// <summary>The next marker that begins a segment or ends the file: where it starts, which it is, and the position behind it.</summary>
    private readonly (int Start, byte Marker, int Behind) NextMarker(int at)
    {
        while (true)
        {
            int found = bytes[at..].IndexOf((byte)0xFF);
            if (found < 0) throw Truncated();
            at += found;
            while (at < bytes.Length && bytes[at] == 0xFF) at++;
            if (at == bytes.Length) throw Truncated();
            byte marker = bytes[at++];
            if (marker is not 0 and not 1 and not (>= 0xD0 and <= 0xD8)) return (at - 2, marker, at);
        }
    }

    private void Segment(byte marker, ReadOnlySpan<byte> content)
    {
        if (marker == HuffmanTables)
        {
            while (!content.IsEmpty)
            {
                int place = content[0];
                if ((place & 0xEC) != 0) throw Broken("a Huffman table has no such place");
                content = content[(1 + JpegHuffmanTable.Read(content[1..], out JpegHuffmanTable table))..];
                (place < 16 ? dc : ac)[place & 3] = table;
            }
        }
        else if (marker == RestartInterval)
        {
            if (content.Length < 2) throw Broken("the restart interval is cut off");
            restartInterval = BinaryPrimitives.ReadUInt16BigEndian(content);
        }
        else if (marker is >= 0xC0 and <= 0xCF and not 0xC8 and not 0xCC)
        {
            if (frame is not null) throw Broken("there are two frames");
            frame = JpegFrame.Read(marker, content);
        }
    }

    private int Scan(ReadOnlySpan<byte> content, int at)
    {
        if (frame is null) throw Broken("the frame header is missing");
        scans++;
        if (!frame.Huffman) return NextMarker(at).Start;
        JpegScanHeader header = JpegScanHeader.Read(content, frame, dc, ac);
        try
        {
            return new JpegScan(frame, header, bytes, at).Run(restartInterval);
        }
        catch (ImageDefectException)
        {
            // Cut off and damaged look alike from inside a scan; a missing end mark tells them apart.
            if (bytes[at..].IndexOf((ReadOnlySpan<byte>)[0xFF, EndOfImage]) < 0) throw Truncated();
            throw;
        }
    }

    private readonly bool Matters(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        JfifSegment => content.Length >= 12 && content.StartsWith("JFIF\0"u8) && content[5] == 1,
        ExifSegment => content.StartsWith("Exif\0"u8),
        AdobeSegment => content.Length >= 12 && content.StartsWith("Adobe"u8) && content[11] <= 2,
        Comment => false,
        _ => marker is < JfifSegment or > LastApplicationSegment,
    };

    /// <summary>The Adobe segment says how colours are coded; values that do not go with the number of components are ignored by decoders, but not in silence.</summary>
    private readonly void DropStrangeAdobe(int components)
    {
        for (int i = kept.Count - 1; i >= 0; i--)
        {
            int start = kept[i].Start.Value;
            if (bytes[start + 1] == AdobeSegment && bytes[start + 15] is not 0 && bytes[start + 15] != components - 2) kept.RemoveAt(i);
        }
    }

    private readonly ReadOnlySpan<byte> Kept()
    {
        int length = 0;
        bool whole = true;
        foreach (Range range in kept)
        {
            whole &= range.Start.Value == length;
            length += range.End.Value - range.Start.Value;
        }

        if (whole) return bytes[..length];
        byte[] clean = new byte[length];
        int at = 0;
        foreach (Range range in kept)
        {
            bytes[range].CopyTo(clean.AsSpan(at));
            at += range.End.Value - range.Start.Value;
        }

        return clean;
    }

    private static ImageDefectException Truncated() => new(ImageProblemKind.Truncated, "The JPEG content ends before the image does.");
}
