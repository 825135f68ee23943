namespace Ballast.Vision;

/// <summary>One drawn transform: what happens to one image, without chance.</summary>
/// <param name="Flip">Whether left and right are exchanged, first of all.</param>
/// <param name="AngleDegrees">The rotation about the centre, counter-clockwise; corners that come from outside are black.</param>
/// <param name="Brightness">The factor of brightness; 1 changes nothing.</param>
/// <param name="Contrast">The factor of contrast; 1 changes nothing.</param>
/// <param name="Saturation">The factor of saturation; 1 changes nothing.</param>
internal readonly record struct ImageTransform(bool Flip, double AngleDegrees, double Brightness, double Contrast, double Saturation)
{
    internal static ImageTransform None => new(false, 0, 1, 1, 1);

    /// <summary>Transforms pixels in place.</summary>
    /// <param name="rgb">Shape [height, width, 3].</param>
    /// <param name="width">The width.</param>
    /// <param name="scratch">Working memory of the same length; used when there is a rotation.</param>
    internal void Apply(Span<byte> rgb, int width, Span<byte> scratch)
    {
        if (AngleDegrees != 0)
        {
            rgb.CopyTo(scratch);
            Geometry.FlipAndRotate(scratch, rgb, width, Flip, AngleDegrees);
        }
        else if (Flip)
        {
            Geometry.Flip(rgb, width);
        }

        ColorJitter.Apply(rgb, Brightness, Contrast, Saturation);
    }
}
