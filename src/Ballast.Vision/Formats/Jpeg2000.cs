using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Decodes codestreams of JPEG 2000 with unsigned samples of 8 to 16 bits. The caller has checked their size.</summary>
internal static class Jpeg2000
{
    /// <summary>Decodes to samples of 16 bits, pixel after pixel, colours as they stand in the codestream.</summary>
    /// <returns>Whether the codestream is whole and has the size that is asked for.</returns>
    internal static bool TryDecode(ReadOnlySpan<byte> codestream, int width, int height, Span<ushort> samples)
    {
        OpenCv.Prepare();
        int channels = samples.Length / (width * height);
        try
        {
            using Mat decoded = Cv2.ImDecode(codestream, ImreadModes.Unchanged);
            if (decoded.Empty() || decoded.Cols != width || decoded.Rows != height || decoded.Channels() != channels) return false;
            using var wide = new Mat();
            decoded.ConvertTo(wide, MatType.CV_16UC(channels));
            if (channels == 3) Cv2.CvtColor(wide, wide, ColorConversionCodes.BGR2RGB);
            Copy(wide, width * channels, samples[..(height * width * channels)]);
            return true;
        }
        catch (Exception cause) when (cause is OpenCVException or OpenCvSharpException)
        {
            return false;
        }
    }

    private static unsafe void Copy(Mat from, int width, Span<ushort> to)
    {
        for (int y = 0; y * width < to.Length; y++) new ReadOnlySpan<ushort>((void*)from.Ptr(y), width).CopyTo(to[(y * width)..]);
    }
}
