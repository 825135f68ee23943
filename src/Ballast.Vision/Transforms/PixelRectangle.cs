namespace Ballast.Vision;

/// <summary>Whole pixels from <paramref name="Left"/> and <paramref name="Top"/> up to, without, <paramref name="Right"/> and <paramref name="Bottom"/>.</summary>
internal readonly record struct PixelRectangle(int Left, int Top, int Right, int Bottom)
{
    internal static PixelRectangle None => new(int.MaxValue, int.MaxValue, 0, 0);

    internal PixelBox Box => new(Left, Top, Right - Left, Bottom - Top);

    internal bool Has(int x, int y) => x >= Left && x < Right && y >= Top && y < Bottom;

    internal PixelRectangle With(int x, int y) => new(Math.Min(Left, x), Math.Min(Top, y), Math.Max(Right, x + 1), Math.Max(Bottom, y + 1));
}
