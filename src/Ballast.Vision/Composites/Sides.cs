namespace Ballast.Vision;

/// <summary>Sides of scaled images.</summary>
internal static class Sides
{
    internal static int Scaled(int pixels, double scale) => Math.Max(1, (int)Math.Round(pixels * scale));

    /// <summary>The scaled side that is not shorter than a frame.</summary>
    internal static int Covering(int pixels, double scale, int frame) => Math.Max(frame, Scaled(pixels, scale));
}
