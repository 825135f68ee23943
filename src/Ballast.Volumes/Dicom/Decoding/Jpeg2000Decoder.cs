using System.Buffers.Binary;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Decodes JPEG 2000. The decoder refuses signed samples: they are declared unsigned and moved back afterwards.</summary>
internal static class Jpeg2000Decoder
{
    private static readonly byte[] Start = [0xFF, 0x4F, 0xFF, 0x51];
    private const int SizeSegment = 4, FirstComponent = 42;
    private const int MostSamplesPerByte = 4096, SmallFrame = 1 << 22;

    internal static CodedFrame Decode(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        int start = bytes.IndexOf(Start);
        if (start < 0 || bytes.Length - start < FirstComponent + 3) throw DicomDefect.Broken("The JPEG 2000 codestream has no header. The file is damaged.");
        byte[] stream = bytes[start..].ToArray();
        (int precision, bool isSigned) = Check(stream, header);
        ushort[] samples = Samples(stream, header);
        int middle = 1 << (precision - 1), mask = (1 << precision) - 1;
        if (isSigned)
        {
            for (int i = 0; i < samples.Length; i++) samples[i] = (ushort)((samples[i] - middle) & mask);
        }

        return new CodedFrame(samples, precision, header.IsSigned);
    }

    // OpenJPEG sees only streams whose size the header confirms, so that it allocates no more than the frame needs.
    private static (int Precision, bool IsSigned) Check(byte[] stream, DicomHeader header)
    {
        int components = Word(stream, 40);
        if (Word(stream, SizeSegment) != 38 + 3 * components || stream.Length < FirstComponent + 3 * components) throw DicomDefect.Broken("The JPEG 2000 codestream has a damaged header.");
        uint width = Long(stream, 8), height = Long(stream, 12), tileWide = Long(stream, 24), tileHigh = Long(stream, 28);
        int precision = (stream[FirstComponent] & 0x7F) + 1;
        bool isSigned = stream[FirstComponent] >= 0x80;
        DicomDecoder.Check(header, width, height, components, precision);
        if (Long(stream, 16) != 0 || Long(stream, 20) != 0 || Long(stream, 32) != 0 || Long(stream, 36) != 0)
            throw DicomDefect.Unsupported("The JPEG 2000 codestream does not begin at its origin, which is not read.");
        if (precision < 8) throw DicomDefect.Unsupported($"JPEG 2000 samples with {precision} bits are not read; 8 to 16 are.");
        if (isSigned && !header.IsSigned) throw DicomDefect.Broken("The JPEG 2000 codestream has signed samples, and the header asks for unsigned ones.");
        for (int i = 0; i < components; i++)
        {
            int at = FirstComponent + 3 * i;
            if (stream[at] != stream[FirstComponent] || stream[at + 1] != 1 || stream[at + 2] != 1) throw DicomDefect.Unsupported("The JPEG 2000 codestream has components of different kinds, which is not read.");
            stream[at] &= 0x7F;
        }

        long pixels = (long)width * height;
        if (tileWide == 0 || tileHigh == 0 || Tiles(width, tileWide) * Tiles(height, tileHigh) > 16 + pixels / 1024) throw DicomDefect.Unsupported("The JPEG 2000 codestream has very many tiles, which is not read.");
        if (pixels * components > SmallFrame) DicomDecoder.CheckRatio(header, stream.Length, MostSamplesPerByte);
        return (precision, isSigned);
    }

    private static long Tiles(uint size, uint tile) => ((long)size + tile - 1) / tile;

    private static ushort[] Samples(byte[] stream, DicomHeader header)
    {
        var samples = new ushort[header.Rows * header.Columns * header.SamplesPerPixel];
        return Jpeg2000.TryDecode(stream, header.Columns, header.Rows, samples) ? samples : throw DicomDefect.Broken("The JPEG 2000 codestream is damaged and cannot be decoded.");
    }

    private static int Word(byte[] stream, int at) => BinaryPrimitives.ReadUInt16BigEndian(stream.AsSpan(at));

    private static uint Long(byte[] stream, int at) => BinaryPrimitives.ReadUInt32BigEndian(stream.AsSpan(at));
}
