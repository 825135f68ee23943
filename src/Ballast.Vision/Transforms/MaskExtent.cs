namespace Ballast.Vision;

/// <summary>How many pixels a mask has and where they are.</summary>
internal readonly record struct MaskExtent(int Pixels, PixelRectangle Bounds)
{
    internal MaskExtent With(int x, int y) => new(Pixels + 1, Bounds.With(x, y));
}
