using System.Runtime.InteropServices;
using System.Buffers.Binary;

namespace Ballast.Volumes;

/// <summary>Reads pixels that are stored as they are.</summary>
internal static class DicomRawPixels
{
    /// <summary>The samples of a frame, low byte first, pixel after pixel.</summary>
    internal static byte[] Read(DicomDataSet data, DicomHeader header, int index, Func<DicomPart, ReadOnlyMemory<byte>> read)
    {
        if (data.Syntax.Coding != DicomCoding.Raw)
            throw DicomDefect.Broken($"The transfer syntax {data.Syntax.Uid} takes encapsulated pixels, and the file holds bare ones.");
        bool halved = header.PhotometricInterpretation == DicomImageCheck.HalvedColours;
        if (halved && (header.SamplesPerPixel != 3 || header.BitsAllocated != 8 || header.Columns % 2 != 0))
            throw DicomDefect.Unsupported("Colours with half the columns (YBR_FULL_422) take 3 samples of 8 bits and an even number of columns.");
        long bits = DicomImageCheck.FrameBits(header), first = index * bits;
        ReadOnlyMemory<byte> bytes = read(PartOf(data, first, bits));
        if (header.BitsAllocated == 1) return Bits(bytes.Span, (int)(first % 8), (int)bits);
        byte[] samples = bytes.ToArray();
        Order(samples, data, header.BitsAllocated / 8);
        samples = samples.AsSpan((int)(first / 8 - FirstByte(data, first)), (int)(bits / 8)).ToArray();
        if (halved) return Doubled(samples);
        return header.IsPlanar && header.SamplesPerPixel > 1 ? Interleaved(samples, header.SamplesPerPixel, header.BitsAllocated / 8) : samples;
    }

    // Words of 16 bits that hold two samples of 8 are turned as words, so a frame is read from an even byte on.
    private static long FirstByte(DicomDataSet data, long bit) => HoldsPairs(data) ? bit / 8 & ~1L : bit / 8;

    private static bool HoldsPairs(DicomDataSet data) => data.Elements.IsBigEndian && data.Pixels!.AreWords && data.Elements.Word(DicomTag.BitsAllocated) == 8;

    private static DicomPart PartOf(DicomDataSet data, long firstBit, long bits)
    {
        DicomPart raw = data.Pixels!.Raw;
        long first = FirstByte(data, firstBit), end = (firstBit + bits + 7) / 8;
        if (HoldsPairs(data) && end % 2 != 0 && end < raw.Length) end++;
        return new DicomPart(raw.At + (int)first, (int)(end - first));
    }

    private static void Order(Span<byte> samples, DicomDataSet data, int size)
    {
        if (!data.Elements.IsBigEndian) return;
        if (size == 1 && !HoldsPairs(data)) return;
        switch (size)
        {
            case 1 or 2:
                Span<ushort> words = MemoryMarshal.Cast<byte, ushort>(samples);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 4:
                Span<uint> longs = MemoryMarshal.Cast<byte, uint>(samples);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
            default:
                Span<ulong> doubles = MemoryMarshal.Cast<byte, ulong>(samples);
                BinaryPrimitives.ReverseEndianness(doubles, doubles);
                break;
        }
    }

    private static byte[] Bits(ReadOnlySpan<byte> packed, int skipped, int count)
    {
        var values = new byte[count];
        for (int i = 0; i < count; i++)
        {
            int bit = skipped + i;
            values[i] = (byte)(packed[bit >> 3] >> (bit & 7) & 1);
        }

        return values;
    }

    // Y1 Y2 B R stands for two pixels (DICOM PS3.3, C.7.6.3.1.2).
    private static byte[] Doubled(ReadOnlySpan<byte> halved)
    {
        var full = new byte[halved.Length / 2 * 3];
        for (int from = 0, to = 0; from < halved.Length; from += 4, to += 6)
        {
            (full[to], full[to + 3]) = (halved[from], halved[from + 1]);
            full[to + 1] = full[to + 4] = halved[from + 2];
            full[to + 2] = full[to + 5] = halved[from + 3];
        }

        return full;
    }

    private static byte[] Interleaved(ReadOnlySpan<byte> planes, int samples, int size)
    {
        var mixed = new byte[planes.Length];
        int pixels = planes.Length / samples / size;
        for (int sample = 0; sample < samples; sample++)
            for (int pixel = 0; pixel < pixels; pixel++)
                planes.Slice((sample * pixels + pixel) * size, size).CopyTo(mixed.AsSpan((pixel * samples + sample) * size));
        return mixed;
    }
}
