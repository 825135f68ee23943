namespace Ballast.Volumes;

/// <summary>Turns YCbCr into RGB with the whole numbers of libjpeg.</summary>
internal static class JpegColours
{
    /// <summary>Turns samples in place.</summary>
    internal static void ToRgb(Span<ushort> samples, int precision)
    {
        int middle = 1 << (precision - 1), most = (1 << precision) - 1;
        for (int i = 0; i + 2 < samples.Length; i += 3)
        {
            int y = samples[i], blue = samples[i + 1] - middle, red = samples[i + 2] - middle;
            samples[i] = (ushort)Math.Clamp(y + ((91881 * red + 32768) >> 16), 0, most);
            samples[i + 1] = (ushort)Math.Clamp(y + ((-22554 * blue - 46802 * red + 32768) >> 16), 0, most);
            samples[i + 2] = (ushort)Math.Clamp(y + ((116130 * blue + 32768) >> 16), 0, most);
        }
    }
}
