using System.Buffers.Binary;

namespace Ballast.Volumes;

/// <summary>Decodes JPEG by cosines, sequential, 8 and 12 bits (ITU-T T.81), to the very values of libjpeg's accurate integer transform.</summary>
/// <remarks>OpenCV is not used for it: it always turns colours into RGB, where DICOM stores them as they are, and reads no 12 bits.</remarks>
internal ref struct JpegDecoder
{
    // A block of 64 samples takes at least 2 bits.
    private const int MostSamplesPerByte = 256;

    private readonly DicomHeader header;
    private readonly JpegTables tables = new();
    private JpegMarkers markers;
    private JpegFrameHeader? frame;
    private int restartInterval;
    private int adobeTransform = -1;

    private JpegDecoder(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        this.header = header;
        markers = new JpegMarkers(bytes);
    }

    internal static CodedFrame Decode(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        var decoder = new JpegDecoder(bytes, header);
        decoder.Walk();
        ushort[] samples = JpegUpsampling.Joined(decoder.frame!);
        // RGB is stored untouched unless the codestream itself says that it was turned into YCbCr.
        if (decoder.adobeTransform == 1 && header.PhotometricInterpretation == "RGB" && header.SamplesPerPixel == 3) JpegColours.ToRgb(samples, decoder.frame!.Precision);
        return new CodedFrame(samples, decoder.frame!.Precision, header.IsSigned);
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
                case JpegMarkers.QuantizationTables:
                    tables.ReadQuantization(content);
                    break;
                case JpegMarkers.RestartInterval when content.Length >= 2:
                    restartInterval = BinaryPrimitives.ReadUInt16BigEndian(content);
                    break;
                case JpegMarkers.Adobe when content.Length >= 12 && content[..5].SequenceEqual("Adobe"u8):
                    adobeTransform = content[11];
                    break;
                case 0xC0 or 0xC1:
                    Start(content);
                    break;
                case JpegMarkers.StartOfScan:
                    Scan(content);
                    break;
                case >= 0xC2 and <= 0xCF and not 0xC8 and not 0xCC:
                    throw JpegMarkers.Unsupported("another process than sequential cosines");
            }
        }
    }

    private void Start(ReadOnlySpan<byte> content)
    {
        if (frame is not null) throw JpegMarkers.Broken("it has two frames");
        frame = JpegFrameHeader.Read(content);
        if (frame.Precision is not (8 or 12)) throw JpegMarkers.Broken($"samples have {frame.Precision} bits");
        DicomDecoder.Check(header, frame.Width, frame.Height, frame.Parts.Length, frame.Precision);
        DicomDecoder.CheckRatio(header, markers.Bytes.Length, MostSamplesPerByte * 16);
        int across = Units(frame.Width, 8 * frame.MostHorizontal), down = Units(frame.Height, 8 * frame.MostVertical);
        long blocks = 0;
        foreach (JpegPart part in frame.Parts) blocks += (long)across * down * part.Horizontal * part.Vertical;
        if (64 * blocks > (long)MostSamplesPerByte * markers.Bytes.Length) throw JpegMarkers.CutOff();
        foreach (JpegPart part in frame.Parts)
        {
            part.Width = Units(frame.Width * part.Horizontal, frame.MostHorizontal);
            part.Height = Units(frame.Height * part.Vertical, frame.MostVertical);
            part.Stride = across * part.Horizontal * 8;
            part.Plane = new ushort[part.Stride * down * part.Vertical * 8];
        }
    }

    private void Scan(ReadOnlySpan<byte> content)
    {
        if (frame is null) throw JpegMarkers.Broken("a scan comes before the frame");
        // A sequential scan has all coefficients; what the end of its header says about them is wrong in real files and means nothing.
        (JpegPart Part, int Tables)[] parts = frame.Scan(content, out _);
        var scan = new JpegCosineScan(markers.Bytes, markers.At, frame, tables);
        markers.At = scan.Decode(parts, restartInterval);
        foreach ((JpegPart part, _) in parts) part.IsDecoded = true;
    }

    private static int Units(int samples, int unit) => (samples + unit - 1) / unit;
}
