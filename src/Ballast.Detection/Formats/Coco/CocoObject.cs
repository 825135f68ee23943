using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>An entry of <c>annotations</c>.</summary>
/// <param name="Line">The line it ends at, from 1.</param>
/// <param name="Image">The number of its image, as text.</param>
/// <param name="Category">The number of its category, as text.</param>
internal sealed record CocoObject(int Line, string Image, string Category)
{
    /// <summary>Left, top, width and height in pixels; null where there is no box.</summary>
    internal PixelBox? Box { get; init; }

    /// <summary>Outlines, each of pairs of numbers; empty for masks coded as runs.</summary>
    internal List<double[]> Polygons { get; init; } = [];

    internal bool IsCrowd { get; init; }
}
