namespace Ballast.Vision;

/// <summary>What a box becomes under a projective map, and what of that lies within the new image.</summary>
/// <param name="Area">The area of the whole quadrangle, square pixels.</param>
/// <param name="VisibleArea">The area within the image.</param>
/// <param name="Visible">The box of the part within the image; without area when nothing is.</param>
internal readonly record struct Quadrangle(double Area, double VisibleArea, PixelBox Visible)
{
    private const int MostCorners = 8;

    internal static Quadrangle Of(PixelBox box, in Homography forward, int width, int height)
    {
        Span<(double X, double Y)> corners = stackalloc (double, double)[MostCorners], other = stackalloc (double, double)[MostCorners];
        corners[0] = forward.Of(box.X, box.Y);
        corners[1] = forward.Of(box.Right, box.Y);
        corners[2] = forward.Of(box.Right, box.Bottom);
        corners[3] = forward.Of(box.X, box.Bottom);
        double area = AreaOf(corners[..4]);
        int count = Cut(corners[..4], other, 1, 0, 0);
        count = Cut(other[..count], corners, -1, 0, width);
        count = Cut(corners[..count], other, 0, 1, 0);
        count = Cut(other[..count], corners, 0, -1, height);
        if (count == 0) return new Quadrangle(area, 0, default);
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        foreach ((double x, double y) in corners[..count])
        {
            left = Math.Min(left, x);
            right = Math.Max(right, x);
            top = Math.Min(top, y);
            bottom = Math.Max(bottom, y);
        }

        return new Quadrangle(area, AreaOf(corners[..count]), new PixelBox(left, top, right - left, bottom - top));
    }

    /// <summary>Keeps what has a x + b y + c ≥ 0 (Sutherland and Hodgman 1974).</summary>
    private static int Cut(ReadOnlySpan<(double X, double Y)> corners, Span<(double X, double Y)> kept, double a, double b, double c)
    {
        int count = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            (double x, double y) = corners[i];
            (double nextX, double nextY) = corners[i + 1 == corners.Length ? 0 : i + 1];
            double here = a * x + b * y + c, there = a * nextX + b * nextY + c;
            if (here >= 0) kept[count++] = (x, y);
            if (here >= 0 == there >= 0) continue;
            double step = here / (here - there);
            kept[count++] = (x + step * (nextX - x), y + step * (nextY - y));
        }

        return count;
    }

    private static double AreaOf(ReadOnlySpan<(double X, double Y)> corners)
    {
        double twice = 0;
        for (int i = 0; i < corners.Length; i++)
        {
            (double X, double Y) next = corners[i + 1 == corners.Length ? 0 : i + 1];
            twice += corners[i].X * next.Y - next.X * corners[i].Y;
        }

        return Math.Abs(twice) / 2;
    }
}
