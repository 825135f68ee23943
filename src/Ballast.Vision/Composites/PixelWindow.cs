namespace Ballast.Vision;

/// <summary>Whole pixels of an image: from the left and top edge up to, and without, the right and bottom edge.</summary>
internal readonly record struct PixelWindow(int Left, int Top, int Right, int Bottom)
{
    internal int Width => Right - Left;

    internal int Height => Bottom - Top;

    internal bool IsEmpty => Right <= Left || Bottom <= Top;

    internal PixelBox Box => new(Left, Top, Math.Max(0, Width), Math.Max(0, Height));

    internal static PixelWindow At(int left, int top, int width, int height) => new(left, top, left + width, top + height);

    /// <summary>Every pixel that a box touches.</summary>
    internal static PixelWindow Around(PixelBox box) => new((int)Math.Floor(box.X), (int)Math.Floor(box.Y), (int)Math.Ceiling(box.Right), (int)Math.Ceiling(box.Bottom));

    internal PixelWindow And(PixelWindow other) => new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
}
