namespace Ballast.Vision;

/// <summary>Brightness, contrast and saturation of 8-bit pixels, digit for digit as torchvision 0.14 computes them on a tensor.</summary>
/// <remarks>
/// Each is a blend <c>trunc(clamp(f · image + (1 − f) · other))</c> in 32-bit floats, where other is black, the mean of the grey image, or the grey image; grey is
/// <c>trunc(0.2989 r + 0.587 g + 0.114 b)</c>. Every step depends on 256 values, so tables hold them.
/// </remarks>
internal static class ColorJitter
{
    private const float RedShare = 0.2989f, GreenShare = 0.587f, BlueShare = 0.114f;

    /// <summary>Applies brightness, then contrast, then saturation; a factor of 1 changes nothing and costs nothing.</summary>
    internal static void Apply(Span<byte> rgb, double brightness, double contrast, double saturation)
    {
        if (brightness == 1 && contrast == 1 && saturation == 1) return;
        Span<byte> levels = stackalloc byte[256];
        for (int i = 0; i < 256; i++) levels[i] = (byte)i;
        if (brightness != 1) Blend(levels, brightness, 0);
        if (contrast != 1) Blend(levels, contrast, MeanGrey(rgb, levels));
        if (saturation == 1)
            for (int i = 0; i < rgb.Length; i++)
                rgb[i] = levels[rgb[i]];
        else
            Saturate(rgb, levels, saturation);
    }

    private static void Blend(Span<byte> levels, double factor, float other)
    {
        float share = (float)factor, rest = (float)(1 - factor) * other;
        for (int i = 0; i < 256; i++) levels[i] = ToByte(share * levels[i] + rest);
    }

    private static float MeanGrey(ReadOnlySpan<byte> rgb, ReadOnlySpan<byte> levels)
    {
        Span<float> red = stackalloc float[256], green = stackalloc float[256], blue = stackalloc float[256];
        GreyTables(levels, red, green, blue);
        long sum = 0;
        for (int i = 0; i + 2 < rgb.Length; i += 3) sum += (int)(red[rgb[i]] + green[rgb[i + 1]] + blue[rgb[i + 2]]);
        return (float)(sum / (rgb.Length / 3.0));
    }

    private static void Saturate(Span<byte> rgb, ReadOnlySpan<byte> levels, double saturation)
    {
        Span<float> red = stackalloc float[256], green = stackalloc float[256], blue = stackalloc float[256];
        Span<float> colored = stackalloc float[256], grey = stackalloc float[256];
        GreyTables(levels, red, green, blue);
        float share = (float)saturation, rest = (float)(1 - saturation);
        for (int i = 0; i < 256; i++)
        {
            colored[i] = share * levels[i];
            grey[i] = rest * i;
        }

        for (int i = 0; i + 2 < rgb.Length; i += 3)
        {
            byte r = rgb[i], g = rgb[i + 1], b = rgb[i + 2];
            float other = grey[(byte)(int)(red[r] + green[g] + blue[b])];
            rgb[i] = ToByte(colored[r] + other);
            rgb[i + 1] = ToByte(colored[g] + other);
            rgb[i + 2] = ToByte(colored[b] + other);
        }
    }

    private static void GreyTables(ReadOnlySpan<byte> levels, Span<float> red, Span<float> green, Span<float> blue)
    {
        for (int i = 0; i < 256; i++)
        {
            red[i] = RedShare * levels[i];
            green[i] = GreenShare * levels[i];
            blue[i] = BlueShare * levels[i];
        }
    }

    private static byte ToByte(float value) => (byte)Math.Min(255, Math.Max(0, (int)value));
}
