namespace Ballast.Volumes;

/// <summary>Turns stored values into values in the units of the device.</summary>
internal static class DicomValues
{
    /// <summary>Fills one value a pixel.</summary>
    internal static void Fill(DicomDataSet data, DicomHeader header, DicomFrame frame, (double Slope, double Intercept) scale, Span<float> values)
    {
        if (data.Elements.Has(DicomTag.ModalityTable)) throw DicomDefect.Unsupported("The file gives the units of its values by a table (0028,3000), which is not read. Its stored values can be.");
        if (header.PhotometricInterpretation == "PALETTE COLOR") Palette(data.Elements, header, frame, values);
        else if (frame.SamplesPerPixel == 3) Luminance(header, frame, values);
        else Scaled(header, frame, scale, values);
    }

    private static void Scaled(DicomHeader header, DicomFrame frame, (double Slope, double Intercept) scale, Span<float> values)
    {
        bool isWhole = frame.SampleType < DicomSampleType.Floating32 && header.BitsStored < header.BitsAllocated;
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)((isWhole ? Value(header, (long)frame[i]) : frame[i]) * scale.Slope + scale.Intercept);
    }

    // Bits outside the stored ones can hold overlays.
    private static long Value(DicomHeader header, long sample)
    {
        int above = 64 - header.HighBit - 1, below = 64 - header.BitsStored;
        return header.IsSigned ? sample << above >> below : (long)((ulong)sample << above >> below);
    }

    private static void Luminance(DicomHeader header, DicomFrame frame, Span<float> values)
    {
        // YBR_RCT and YBR_ICT are names of codestreams, which decode to red, green and blue.
        bool isSplit = header.PhotometricInterpretation.StartsWith("YBR_FULL", StringComparison.Ordinal);
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(isSplit ? frame[3 * i] : 0.299 * frame[3 * i] + 0.587 * frame[3 * i + 1] + 0.114 * frame[3 * i + 2]);
    }

    private static void Palette(DicomElements elements, DicomHeader header, DicomFrame frame, Span<float> values)
    {
        DicomPalette red = DicomPalette.Read(elements, DicomTag.RedPaletteDescriptor, DicomTag.RedPalette);
        DicomPalette green = DicomPalette.Read(elements, DicomTag.GreenPaletteDescriptor, DicomTag.GreenPalette);
        DicomPalette blue = DicomPalette.Read(elements, DicomTag.BluePaletteDescriptor, DicomTag.BluePalette);
        for (int i = 0; i < values.Length; i++)
        {
            long index = Value(header, (long)frame[i]);
            values[i] = (float)(0.299 * red[index] + 0.587 * green[index] + 0.114 * blue[index]);
        }
    }
}
