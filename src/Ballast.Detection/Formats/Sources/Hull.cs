using System.Collections.Immutable;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>The smallest upright box around points.</summary>
internal static class Hull
{
    internal static PixelBox Of(IReadOnlyList<(double X, double Y)> points)
    {
        (double left, double top) = points[0];
        (double right, double bottom) = points[0];
        foreach ((double x, double y) in points)
        {
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        return new PixelBox(left, top, right - left, bottom - top);
    }

    /// <summary>Pairs of numbers as points.</summary>
    internal static ImmutableArray<(double X, double Y)> Points(ReadOnlySpan<double> numbers)
    {
        var points = ImmutableArray.CreateBuilder<(double X, double Y)>(numbers.Length / 2);
        for (int i = 0; i + 1 < numbers.Length; i += 2) points.Add((numbers[i], numbers[i + 1]));
        return points.ToImmutable();
    }
}
