using System.Buffers.Binary;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Decodes lossless JPEG (ITU-T T.81, annex H), process 14 with any of its seven predictions.</summary>
internal ref struct JpegLosslessDecoder
{
    private readonly DicomHeader header;
    private readonly JpegTables tables = new();
    private JpegMarkers markers;
    private JpegFrameHeader? frame;
    private ushort[] samples = [];
    private int restartInterval;

    private JpegLosslessDecoder(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        this.header = header;
        markers = new JpegMarkers(bytes);
    }

    internal static CodedFrame Decode(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        var decoder = new JpegLosslessDecoder(bytes, header);
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
                case JpegMarkers.HuffmanTables:
                    tables.ReadHuffman(content);
                    break;
                case JpegMarkers.RestartInterval when content.Length >= 2:
                    restartInterval = BinaryPrimitives.ReadUInt16BigEndian(content);
                    break;
                case 0xC3:
                    Start(content);
                    break;
                case JpegMarkers.StartOfScan:
                    Scan(content);
                    break;
                case >= 0xC0 and <= 0xCF and not 0xC8 and not 0xCC:
                    throw JpegMarkers.Unsupported("another process than lossless with Huffman codes");
            }
        }
    }

    private void Start(ReadOnlySpan<byte> content)
    {
        if (frame is not null) throw JpegMarkers.Broken("it has two frames");
        frame = JpegFrameHeader.ReadWhole(content, header);
        DicomDecoder.CheckRatio(header, markers.Bytes.Length, 8);
        samples = new ushort[frame.Width * frame.Height * frame.Parts.Length];
    }

    private void Scan(ReadOnlySpan<byte> content)
    {
        if (frame is null) throw JpegMarkers.Broken("a scan comes before the frame");
        (JpegPart Part, int Tables)[] parts = frame.Scan(content, out ReadOnlySpan<byte> end);
        int selection = end[0], shift = end[2] & 15;
        if (selection is < 1 or > 7 || shift >= frame.Precision) throw JpegMarkers.Broken("a scan has an impossible prediction");
        if (restartInterval % frame.Width != 0) throw JpegMarkers.Unsupported("restarts inside a row");
        int rows = restartInterval == 0 ? frame.Height : restartInterval / frame.Width;
        var bits = new JpegBits(markers.Bytes, markers.At);
        for (int y = 0; y < frame.Height; y++)
        {
            bool isFirst = y % rows == 0;
            if (isFirst && y > 0) bits = JpegRestart.After(markers.Bytes, bits.Position);
            for (int x = 0; x < frame.Width; x++)
            {
                foreach ((JpegPart part, int numbers) in parts)
                {
                    int at = (y * frame.Width + x) * frame.Parts.Length + Array.IndexOf(frame.Parts, part);
                    int predicted = isFirst && x == 0 ? 1 << (frame.Precision - shift - 1) : Predicted(at, isFirst ? 1 : x == 0 ? 2 : selection);
                    samples[at] = (ushort)(predicted + Difference(ref bits, tables.Dc(numbers >> 4)));
                }
            }

            if (bits.RanOut) throw JpegMarkers.CutOff();
        }

        markers.At = bits.Position;
        Finish(parts, shift);
    }

    // The first row, and the first after a restart, knows only its left neighbour; the first column only the one above.
    private readonly int Predicted(int at, int selection)
    {
        int step = frame!.Parts.Length, above = frame.Width * step;
        if (selection == 1) return samples[at - step];
        int up = samples[at - above];
        if (selection == 2) return up;
        int left = samples[at - step], corner = samples[at - above - step];
        return selection switch
        {
            3 => corner,
            4 => left + up - corner,
            5 => left + ((up - corner) >> 1),
            6 => up + ((left - corner) >> 1),
            _ => (left + up) >> 1,
        };
    }

    private static int Difference(ref JpegBits bits, JpegHuffmanTable table)
    {
        int size = bits.Symbol(table);
        if (size < 0 || size > 16) throw bits.RanOut ? JpegMarkers.CutOff() : JpegMarkers.Broken("its bits are no code of its tables");
        if (size == 0) return 0;
        if (size == 16) return 32768;
        int value = bits.Take(size);
        return value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
    }

    private readonly void Finish((JpegPart Part, int Tables)[] parts, int shift)
    {
        int mask = (1 << frame!.Precision) - 1;
        foreach ((JpegPart part, _) in parts)
        {
            part.IsDecoded = true;
            int place = Array.IndexOf(frame.Parts, part);
            for (int at = place; at < samples.Length; at += frame.Parts.Length) samples[at] = (ushort)((samples[at] << shift) & mask);
        }
    }
}
