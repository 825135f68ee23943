namespace Ballast.Vision;

/// <summary>A box in pixels of its image: x to the right and y down from the top left corner of the top left pixel. It may reach out of the image, as files have it.</summary>
/// <param name="X">The left edge, pixels.</param>
/// <param name="Y">The top edge, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public readonly record struct PixelBox(double X, double Y, double Width, double Height)
{
    /// <summary>The right edge, pixels.</summary>
    public double Right => X + Width;

    /// <summary>The bottom edge, pixels.</summary>
    public double Bottom => Y + Height;

    /// <summary>Square pixels; 0 where a side is not positive.</summary>
    public double Area => IsDegenerate ? 0 : Width * Height;

    /// <summary>Whether a side is zero, negative or no number.</summary>
    public bool IsDegenerate => !(Width > 0 && Height > 0) || !double.IsFinite(X + Y + Width + Height);

    /// <summary>The box of two corners, in any order.</summary>
    /// <param name="x1">One corner.</param>
    /// <param name="y1">One corner.</param>
    /// <param name="x2">The other.</param>
    /// <param name="y2">The other.</param>
    public static PixelBox OfCorners(double x1, double y1, double x2, double y2) =>
        new(Math.Min(x1, x2), Math.Min(y1, y2), Math.Abs(x2 - x1), Math.Abs(y2 - y1));

    /// <summary>The part of the box within an image; its sides are not positive where nothing is left.</summary>
    /// <param name="widthPixels">The image's width.</param>
    /// <param name="heightPixels">The image's height.</param>
    public PixelBox Within(int widthPixels, int heightPixels)
    {
        double left = Math.Clamp(X, 0, widthPixels), top = Math.Clamp(Y, 0, heightPixels);
        return new(left, top, Math.Clamp(Right, 0, widthPixels) - left, Math.Clamp(Bottom, 0, heightPixels) - top);
    }

    /// <summary>Whether no edge is out of an image by more than a tolerance.</summary>
    /// <param name="widthPixels">The image's width.</param>
    /// <param name="heightPixels">The image's height.</param>
    /// <param name="tolerancePixels">0 or more.</param>
    public bool IsWithin(int widthPixels, int heightPixels, double tolerancePixels) =>
        X >= -tolerancePixels && Y >= -tolerancePixels && Right <= widthPixels + tolerancePixels && Bottom <= heightPixels + tolerancePixels;

    /// <summary>The shared area as a share of the area of both together, 0 … 1.</summary>
    /// <param name="other">The other box.</param>
    public double IntersectionOverUnion(PixelBox other)
    {
        double width = Math.Min(Right, other.Right) - Math.Max(X, other.X), height = Math.Min(Bottom, other.Bottom) - Math.Max(Y, other.Y);
        if (!(width > 0 && height > 0)) return 0;
        return width * height / (Area + other.Area - width * height);
    }
}
