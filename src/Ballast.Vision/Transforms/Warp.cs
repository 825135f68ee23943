namespace Ballast.Vision;

/// <summary>Moves pixels by a projective map: bilinear for colours, nearest for masks.</summary>
internal static class Warp
{
    /// <summary>Fills the target: each pixel's centre is looked up in the source; what lies outside counts as <paramref name="fill"/>.</summary>
    internal static void Apply(PixelSource source, Span<byte> target, int width, in Homography toSource, byte fill)
    {
        int height = target.Length / (3 * width);
        if (target.Length != 3 * width * height) throw new ArgumentException("The target has whole rows.", nameof(target));
        if (WholePixelMove.Of(toSource) is { } move) move.Apply(source, target, width, fill);
        else if (toSource.IsAffine && StaysNear(toSource, width, height)) AffineWarp.Apply(source, target, width, toSource, fill);
        else PerspectiveWarp.Apply(source, target, width, toSource, fill);
    }

    /// <summary>Whether steps in fixed point do not overflow.</summary>
    private static bool StaysNear(in Homography toSource, int width, int height) =>
        Math.Abs(toSource.X1) + Math.Abs(toSource.Xx) * width + Math.Abs(toSource.Xy) * height < FixedPoint.Farthest
        && Math.Abs(toSource.Y1) + Math.Abs(toSource.Yx) * width + Math.Abs(toSource.Yy) * height < FixedPoint.Farthest;

    /// <summary>A map of masks: each pixel takes the value at its centre, background from outside.</summary>
    internal static MaskMap Nearest(MaskMap source, int width, int height, in Homography toSource)
    {
        var values = new ushort[width * height];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
            {
                double w = toSource.Wx * (x + 0.5) + toSource.Wy * (y + 0.5) + toSource.W1;
                if (!(w > FixedPoint.LeastDepth)) continue;
                (double fromX, double fromY) = toSource.Of(x + 0.5, y + 0.5);
                if (fromX >= 0 && fromY >= 0 && fromX < source.WidthPixels && fromY < source.HeightPixels)
                    values[y * width + x] = source.Values[(int)fromY * source.WidthPixels + (int)fromX];
            }

        return new MaskMap(width, height, values);
    }
}
