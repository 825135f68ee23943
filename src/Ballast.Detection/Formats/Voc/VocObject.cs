namespace Ballast.Detection;

/// <summary>An <c>object</c> of a Pascal VOC file.</summary>
/// <param name="Line">The line it starts at.</param>
/// <param name="Name">Its class.</param>
/// <param name="Corners">xmin, ymin, xmax, ymax.</param>
internal sealed record VocObject(int Line, string Name, double[] Corners)
{
    internal bool IsDifficult { get; init; }

    internal bool IsTruncated { get; init; }
}
