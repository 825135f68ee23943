namespace Ballast.Volumes;

/// <summary>Decodes an encapsulated frame.</summary>
internal static class DicomDecoder
{
    /// <summary>The samples of a frame, low byte first, pixel after pixel.</summary>
    internal static byte[] Decode(DicomSyntax syntax, DicomHeader header, ReadOnlyMemory<byte> bytes)
    {
        if (syntax.Coding == DicomCoding.Rle) return DicomRle.Decode(bytes.Span, header);
        CodedFrame frame = syntax.Coding switch
        {
            DicomCoding.Jpeg => JpegDecoder.Decode(bytes.Span, header),
            DicomCoding.JpegLossless => JpegLosslessDecoder.Decode(bytes.Span, header),
            DicomCoding.JpegLs => JpegLsDecoder.Decode(bytes.Span, header),
            DicomCoding.Jpeg2000 => Jpeg2000Decoder.Decode(bytes.Span, header),
            DicomCoding.Raw => throw DicomDefect.Broken($"The transfer syntax {syntax.Uid} takes bare pixels, and the file holds encapsulated ones."),
            _ => throw DicomDefect.Unsupported(
                $"The transfer syntax {syntax.Uid} is not read. Uncompressed, deflated, RLE, JPEG, JPEG lossless, JPEG-LS and JPEG 2000 are; convert the file to one of them."),
        };
        return Packed(frame, header);
    }

    /// <summary>Checks the size and kind of a coded image against the header before anything is allocated.</summary>
    internal static void Check(DicomHeader header, long width, long height, int samples, int precision)
    {
        if (width != header.Columns || height != header.Rows || samples != header.SamplesPerPixel)
        {
            throw DicomDefect.Broken(
                $"The coded image has {width} × {height} pixels of {samples} samples, and the header asks for {header.Columns} × {header.Rows} of {header.SamplesPerPixel}.");
        }

        if (header.BitsAllocated is not (8 or 16) || precision > header.BitsAllocated)
            throw DicomDefect.Broken($"The coded samples have {precision} bits, and the header allocates {header.BitsAllocated}.");
    }

    /// <summary>Refuses images that unpack to far more than their bytes can plausibly hold.</summary>
    internal static void CheckRatio(DicomHeader header, int bytes, long mostSamplesPerByte)
    {
        long samples = (long)header.Rows * header.Columns * header.SamplesPerPixel;
        if (samples > mostSamplesPerByte * bytes) throw DicomDefect.CutOff($"A frame of {samples} samples cannot be coded in {bytes} bytes. Copy the file again.");
    }

    private static byte[] Packed(CodedFrame frame, DicomHeader header)
    {
        ushort[] samples = frame.Samples;
        // Codestreams hold the bits of negative values without a sign.
        int spare = frame.IsSigned ? 32 - frame.Precision : 0;
        if (header.BitsAllocated == 8)
        {
            var narrow = new byte[samples.Length];
            for (int i = 0; i < samples.Length; i++) narrow[i] = (byte)(samples[i] << spare >> spare);
            return narrow;
        }

        var wide = new byte[2 * samples.Length];
        for (int i = 0; i < samples.Length; i++) BitConverter.TryWriteBytes(wide.AsSpan(2 * i), (short)(samples[i] << spare >> spare));
        return wide;
    }
}
