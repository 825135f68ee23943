namespace Ballast.Volumes;

/// <summary>Checks that a header describes an image that can be read.</summary>
internal static class DicomImageCheck
{
    /// <summary>Colours whose two differences are stored for every second column.</summary>
    internal const string HalvedColours = "YBR_FULL_422";

    /// <summary>The type of the samples of an image.</summary>
    internal static DicomSampleType TypeOf(DicomDataSet data, DicomHeader header)
    {
        if (data.Pixels is null) throw DicomDefect.Unsupported("The file holds no pixels. It has a header only, or is a report, a plan or a directory.");
        if (header.Rows == 0 || header.Columns == 0) throw DicomDefect.Broken($"The image has {header.Rows} rows and {header.Columns} columns; it takes 1 or more of both.");
        if (header.Frames < 1) throw DicomDefect.Broken($"The image has {header.Frames} frames; it takes 1 or more.");
        if (header.SamplesPerPixel is not (1 or 3)) throw DicomDefect.Unsupported($"A pixel has {header.SamplesPerPixel} samples; 1 and 3 are read.");
        if ((long)header.Rows * header.Columns * header.SamplesPerPixel * Math.Max(header.BitsAllocated / 8, 1) > Array.MaxLength)
            throw DicomDefect.Unsupported($"A frame of {header.Columns} × {header.Rows} pixels does not fit in memory.");
        DicomSampleType type = data.Pixels.Tag switch
        {
            DicomTag.FloatPixels => Floating(header, 32, DicomSampleType.Floating32),
            DicomTag.DoublePixels => Floating(header, 64, DicomSampleType.Floating64),
            _ => Whole(header),
        };
        CheckFrames(data.Pixels, header);
        return type;
    }

    /// <summary>The bits that a frame takes where it is stored as it is.</summary>
    internal static long FrameBits(DicomHeader header)
    {
        long samples = header.PhotometricInterpretation == HalvedColours ? 2 : header.SamplesPerPixel;
        return header.Rows * (long)header.Columns * samples * header.BitsAllocated;
    }

    // The declared frames are held to what is there before anybody makes a list of them.
    private static void CheckFrames(DicomPixelData pixels, DicomHeader header)
    {
        if (pixels.IsEncapsulated)
        {
            if (pixels.Fragments.Length < header.Frames)
                throw DicomDefect.CutOff($"The number of frames is {header.Frames}, and the file holds {pixels.Fragments.Length} fragments of pixels. Copy the file again.");
            return;
        }

        Int128 needed = (FrameBits(header) * (Int128)header.Frames + 7) / 8;
        if (needed > pixels.Raw.Length)
            throw DicomDefect.CutOff($"The pixels take {needed} bytes (frames: {header.Frames}) and the file holds {pixels.Raw.Length}. Copy the file again.");
    }

    private static DicomSampleType Floating(DicomHeader header, int bits, DicomSampleType type) =>
        header.BitsAllocated == bits ? type : throw DicomDefect.Broken($"The file has {header.BitsAllocated} bits a sample; its floating-point pixels take {bits}.");

    private static DicomSampleType Whole(DicomHeader header)
    {
        if (header.BitsStored < 1 || header.BitsStored > header.BitsAllocated || header.HighBit < header.BitsStored - 1 || header.HighBit >= header.BitsAllocated)
        {
            throw DicomDefect.Broken(
                $"The samples have {header.BitsStored} bits up to bit {header.HighBit} of {header.BitsAllocated}, which contradicts itself. The file is damaged.");
        }

        return (header.BitsAllocated, header.IsSigned) switch
        {
            (1, _) => DicomSampleType.Unsigned8,
            (8, false) => DicomSampleType.Unsigned8,
            (8, true) => DicomSampleType.Signed8,
            (16, false) => DicomSampleType.Unsigned16,
            (16, true) => DicomSampleType.Signed16,
            (32, false) => DicomSampleType.Unsigned32,
            (32, true) => DicomSampleType.Signed32,
            _ => throw DicomDefect.Unsupported($"A sample takes {header.BitsAllocated} bits; 1, 8, 16 and 32 are read, and 64 of floating-point pixels."),
        };
    }
}
