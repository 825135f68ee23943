using System.Collections.Immutable;

namespace Ballast.Detection;

/// <summary>Fills outlines in masks.</summary>
internal static class PolygonFill
{
    /// <summary>The area within an outline, square pixels, by the shoelace formula.</summary>
    internal static double Area(ImmutableArray<(double X, double Y)> polygon)
    {
        double twice = 0;
        for (int i = 0; i < polygon.Length; i++)
        {
            (double x, double y) = polygon[i];
            (double nextX, double nextY) = polygon[(i + 1) % polygon.Length];
            twice += x * nextY - nextX * y;
        }

        return Math.Abs(twice) / 2;
    }

    /// <summary>Gives a value to every pixel whose centre is in an outline by the even-odd rule: two outlines that share an edge share no pixel.</summary>
    internal static void Fill(ushort[] values, int width, ImmutableArray<(double X, double Y)> polygon, ushort value)
    {
        int height = values.Length / width;
        var crossings = new List<double>();
        int first = (int)Math.Clamp(Math.Floor(polygon.Min(point => point.Y)), 0, height), last = (int)Math.Clamp(Math.Ceiling(polygon.Max(point => point.Y)), 0, height);
        for (int row = first; row < last; row++)
        {
            double centre = row + 0.5;
            crossings.Clear();
            for (int i = 0; i < polygon.Length; i++)
            {
                (double x, double y) = polygon[i];
                (double nextX, double nextY) = polygon[(i + 1) % polygon.Length];
                if (y <= centre != nextY <= centre) crossings.Add(x + (centre - y) / (nextY - y) * (nextX - x));
            }

            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                int from = Column(crossings[i], width), to = Column(crossings[i + 1], width);
                if (to > from) values.AsSpan(row * width + from, to - from).Fill(value);
            }
        }
    }

    /// <summary>The first column whose centre is not left of a crossing.</summary>
    private static int Column(double crossing, int width) => (int)Math.Clamp(Math.Ceiling(crossing - 0.5), 0, width);
}
