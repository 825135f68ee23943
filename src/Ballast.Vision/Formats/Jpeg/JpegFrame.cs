using System.Buffers.Binary;

namespace Ballast.Vision;

/// <summary>The frame header of a JPEG file.</summary>
internal sealed class JpegFrame
{
    private const byte Baseline = 0xC0, Extended = 0xC1, ProgressiveFrame = 0xC2, ArithmeticExtended = 0xC9, ArithmeticProgressive = 0xCA;

    private JpegFrame(byte marker, int width, int height, JpegComponent[] components)
    {
        Marker = marker;
        Width = width;
        Height = height;
        Components = components;
        MostAcross = components.Max(component => component.Across);
        MostDown = components.Max(component => component.Down);
        UnitsAcross = (width + 8 * MostAcross - 1) / (8 * MostAcross);
        UnitsDown = (height + 8 * MostDown - 1) / (8 * MostDown);
        foreach (JpegComponent component in components) component.Measure(this);
    }

    internal byte Marker { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal JpegComponent[] Components { get; }

    internal int MostAcross { get; }

    internal int MostDown { get; }

    internal int UnitsAcross { get; }

    internal int UnitsDown { get; }

    internal bool Progressive => Marker == ProgressiveFrame;

    /// <summary>Whether the pixels are Huffman-coded, which is what can be checked; the rest is arithmetic-coded.</summary>
    internal bool Huffman => Marker is Baseline or Extended or ProgressiveFrame;

    /// <summary>Reads the header behind its length.</summary>
    internal static JpegFrame Read(byte marker, ReadOnlySpan<byte> header)
    {
        if (marker is not Baseline and not Extended and not ProgressiveFrame and not ArithmeticExtended and not ArithmeticProgressive)
            throw new ImageDefectException(ImageProblemKind.Unsupported, "The JPEG is lossless or hierarchical. Convert the image to an ordinary JPEG or PNG.");
        if (header.Length < 6 || header.Length < 6 + 3 * header[5]) throw JpegStructure.Broken("the frame header is cut off");
        if (header[0] != 8)
            throw new ImageDefectException(ImageProblemKind.Unsupported, $"The JPEG has {header[0]} bits. Convert the image to 8 bits, or to a 16-bit PNG or TIFF.");
        int height = BinaryPrimitives.ReadUInt16BigEndian(header[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(header[3..]);
        if (width == 0 || height == 0 || header[5] == 0) throw JpegStructure.Broken("the frame has no size");
        var components = new JpegComponent[header[5]];
        for (int i = 0; i < components.Length; i++)
        {
            int across = header[7 + 3 * i] >> 4, down = header[7 + 3 * i] & 15;
            if (across is 0 or > 4 || down is 0 or > 4) throw JpegStructure.Broken("the frame header makes no sense");
            components[i] = new JpegComponent(header[6 + 3 * i], across, down);
        }

        return new JpegFrame(marker, width, height, components);
    }
}
