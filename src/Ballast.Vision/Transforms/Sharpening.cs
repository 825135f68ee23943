namespace Ballast.Vision;

/// <summary>torchvision's adjust_sharpness: a blend with a 3 × 3 mean whose centre counts five times; the outermost pixels stay.</summary>
internal static class Sharpening
{
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, int width, double factor)
    {
        float share = (float)factor, rest = (float)(1 - factor);
        int stride = 3 * width;
        source.CopyTo(target);
        for (int row = stride; row + stride < source.Length; row += stride)
        {
            ReadOnlySpan<byte> above = source.Slice(row - stride, stride), here = source.Slice(row, stride), below = source.Slice(row + stride, stride);
            Span<byte> result = target.Slice(row, stride);
            for (int i = 3; i < stride - 3; i++)
            {
                int sum = above[i - 3] + above[i] + above[i + 3] + here[i - 3] + 5 * here[i] + here[i + 3] + below[i - 3] + below[i] + below[i + 3];
                // Halves do not occur among thirteenths, so that rounding needs no rule for them.
                result[i] = (byte)Math.Clamp(share * here[i] + rest * ((2 * sum + 13) / 26), 0, 255);
            }
        }

        Border(source, target, width, share, rest);
    }

    /// <summary>The outermost pixels are blended with themselves, which floats may change by a level.</summary>
    private static void Border(ReadOnlySpan<byte> source, Span<byte> target, int width, float share, float rest)
    {
        int stride = 3 * width;
        for (int i = 0; i < source.Length; i++)
            if (i < stride || i >= source.Length - stride || i % stride < 3 || i % stride >= stride - 3)
                target[i] = (byte)Math.Clamp(share * source[i] + rest * source[i], 0, 255);
    }
}
