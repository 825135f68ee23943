using System.Buffers.Binary;
using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>Decodes DICOM's run lengths (PS3.5, annex G): a segment for every byte of every sample, high bytes first.</summary>
internal static class DicomRle
{
    private const int HeaderBytes = 64, MostSegments = 15;

    /// <summary>The samples of a frame, low byte first, pixel after pixel.</summary>
    internal static byte[] Decode(ReadOnlySpan<byte> bytes, DicomHeader header)
    {
        if (header.BitsAllocated % 8 != 0) throw DicomDefect.Unsupported($"Run lengths of samples with {header.BitsAllocated} bits are not read; 8, 16 and 32 are.");
        int size = header.BitsAllocated / 8, segments = size * header.SamplesPerPixel, pixels = header.Rows * header.Columns;
        int[] ends = Starts(bytes, segments);
        for (int i = 0; i < segments; i++)
        {
            // A run of 128 takes 2 bytes.
            if (64L * (ends[i + 1] - ends[i]) < pixels) throw Short(i);
        }

        var frame = new byte[pixels * segments];
        for (int i = 0; i < segments; i++)
        {
            int sample = i / size, place = size - 1 - i % size;
            Segment(bytes[ends[i]..ends[i + 1]], frame.AsSpan(sample * size + place), segments, i);
        }

        return frame;
    }

    private static int[] Starts(ReadOnlySpan<byte> bytes, int segments)
    {
        if (bytes.Length < HeaderBytes) throw DicomDefect.CutOff("The run lengths of a frame end inside their header. Copy the file again.");
        uint declared = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (declared != segments || declared > MostSegments) throw DicomDefect.Broken($"The run lengths have {declared} segments; the header asks for {segments}.");
        var starts = new int[segments + 1];
        starts[segments] = bytes.Length;
        for (int i = 0; i < segments; i++)
        {
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * i + 4)..]);
            if (start < HeaderBytes || start > bytes.Length || (i > 0 && start < starts[i - 1])) throw DicomDefect.Broken("The run lengths have segments that lie outside the frame. The file is damaged.");
            starts[i] = (int)start;
        }

        return starts;
    }

    private static void Segment(ReadOnlySpan<byte> packed, Span<byte> frame, int step, int segment)
    {
        int at = 0, to = 0;
        while (to < frame.Length)
        {
            if (at >= packed.Length) throw Short(segment);
            int control = (sbyte)packed[at++];
            if (control == -128) continue;
            int count = control < 0 ? 1 - control : control + 1;
            if (at + (control < 0 ? 1 : count) > packed.Length) throw Short(segment);
            for (int i = 0; i < count && to < frame.Length; i++, to += step) frame[to] = packed[control < 0 ? at : at + i];
            at += control < 0 ? 1 : count;
        }
    }

    private static ImageDefectException Short(int segment) => DicomDefect.CutOff($"Segment {segment + 1} of the run lengths ends before the frame does. Copy the file again.");
}
