namespace Ballast.Volumes;

/// <summary>Decodes JPEG-LS, lossless and near-lossless (ITU-T T.87), with any interleaving of components.</summary>
internal ref struct JpegLsDecoder
{
    private const byte StartOfFrame = 0xF7, Presets = 0xF8;
    private const int MostSamplesPerByte = 16384, SmallFrame = 1 << 22;

    private readonly DicomHeader header;
    private JpegMarkers markers;
    private JpegFrameHeader? frame;
    private ReadOnlySpan<byte> preset;
    private ushort[] samples = [];

    private JpegLsDecoder(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        this.header = header;
        markers = new JpegMarkers(bytes);
    }

    internal static CodedFrame Decode(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        var decoder = new JpegLsDecoder(bytes, header);
        decoder.Walk();
        return new CodedFrame(decoder.samples, decoder.frame!.Precision, header.IsSigned);
    }

    private void Walk()
    {
        while (frame is null || !Array.TrueForAll(frame.Parts, part => part.IsDecoded))
        {
            byte marker = markers.Next(out ReadOnlySpan<byte> content);
            switch (marker)
            {
                case JpegMarkers.EndOfImage:
                    throw JpegMarkers.Broken("it ends without all components of the image");
                case JpegMarkers.RestartInterval when content.ContainsAnyExcept((byte)0):
                    throw JpegMarkers.Unsupported("restarts in JPEG-LS");
                case 0xE8 when content is [(byte)'m', (byte)'r', (byte)'f', (byte)'x', not 0, ..]:
                    throw JpegMarkers.Unsupported("a transform of colours");
                case Presets when content is [1, ..]:
                    preset = content;
                    break;
                case Presets:
                    throw JpegMarkers.Unsupported("a table of values or an extended size");
                case StartOfFrame:
                    Start(content);
                    break;
                case JpegMarkers.StartOfScan:
                    Scan(content);
                    break;
                case >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC:
                    throw JpegMarkers.Unsupported("another process than JPEG-LS");
            }
        }
    }

    private void Start(ReadOnlySpan<byte> content)
    {
        if (frame is not null) throw JpegMarkers.Broken("it has two frames");
        frame = JpegFrameHeader.ReadWhole(content, header);
        if (frame.Width * frame.Height > SmallFrame) DicomDecoder.CheckRatio(header, markers.Bytes.Length, MostSamplesPerByte);
        samples = new ushort[frame.Width * frame.Height * frame.Parts.Length];
    }

    private void Scan(ReadOnlySpan<byte> content)
    {
        if (frame is null) throw JpegMarkers.Broken("a scan comes before the frame");
        (JpegPart Part, int Table)[] parts = frame.Scan(content, out ReadOnlySpan<byte> end);
        if (Array.Exists(parts, part => part.Table != 0)) throw JpegMarkers.Unsupported("a table of values");
        if (end[2] != 0 || end[1] > 2 || (end[1] == 0 && parts.Length > 1)) throw JpegMarkers.Unsupported("an unknown interleaving");
        var scan = new JpegLsScan(markers.Bytes, markers.At, JpegLsPreset.Read(preset, frame.Precision, end[0]), frame.Width);
        if (end[1] == 2 && parts.Length > 1) ByPixel(ref scan, parts);
        else ByLine(ref scan, parts);
        markers.At = scan.Position;
        foreach ((JpegPart part, _) in parts) part.IsDecoded = true;
    }

    private readonly void ByLine(ref JpegLsScan scan, (JpegPart Part, int Table)[] parts)
    {
        int count = frame!.Parts.Length;
        var above = new int[parts.Length][];
        var line = new int[parts.Length][];
        var runs = new int[parts.Length];
        for (int c = 0; c < parts.Length; c++) (above[c], line[c]) = (new int[frame.Width + 2], new int[frame.Width + 2]);
        for (int y = 0; y < frame.Height; y++)
        {
            for (int c = 0; c < parts.Length; c++)
            {
                scan.Line(above[c], line[c], ref runs[c]);
                int to = y * frame.Width * count + Array.IndexOf(frame.Parts, parts[c].Part);
                for (int x = 1; x <= frame.Width; x++, to += count) samples[to] = (ushort)line[c][x];
                (above[c], line[c]) = (line[c], above[c]);
            }
        }
    }

    private readonly void ByPixel(ref JpegLsScan scan, (JpegPart Part, int Table)[] parts)
    {
        int count = parts.Length;
        if (count != frame!.Parts.Length) throw JpegMarkers.Unsupported("some components interleaved by sample and others not");
        int[] above = new int[(frame.Width + 2) * count], line = new int[(frame.Width + 2) * count];
        for (int y = 0; y < frame.Height; y++)
        {
            scan.Pixels(above, line, count);
            for (int x = 0; x < frame.Width; x++)
                for (int c = 0; c < count; c++)
                    samples[(y * frame.Width + x) * count + Array.IndexOf(frame.Parts, parts[c].Part)] = (ushort)line[(x + 1) * count + c];
            (above, line) = (line, above);
        }
    }
}
