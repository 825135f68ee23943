using System.Collections.Immutable;
using System.Globalization;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>The objects of one image as they are read: what is no object is left out, what reaches out is cut, and both are named.</summary>
internal sealed class AnnotationList
{
    /// <summary>As a share of a side; six decimals in a label file move an edge by up to 7.5e-7.</summary>
    private const double Rounding = 1e-6;

    private readonly int width;
    private readonly int height;
    private readonly List<DetectionFinding> findings;
    private readonly HashSet<Annotation> seen = new(AnnotationIdentity.Comparer);
    private readonly ImmutableArray<Annotation>.Builder annotations = ImmutableArray.CreateBuilder<Annotation>();

    /// <summary>Starts empty.</summary>
    /// <param name="widthPixels">The image's width.</param>
    /// <param name="heightPixels">The image's height.</param>
    /// <param name="findings">Takes what is odd.</param>
    internal AnnotationList(int widthPixels, int heightPixels, List<DetectionFinding> findings)
    {
        width = widthPixels;
        height = heightPixels;
        this.findings = findings;
    }

    internal ImmutableArray<Annotation> ToImmutable() => annotations.ToImmutable();

    /// <summary>Takes an object as the source has it.</summary>
    /// <param name="said">The object, in pixels.</param>
    /// <param name="className">The name of its class.</param>
    /// <param name="place">Where it stands.</param>
    internal void Add(Annotation said, string className, SourcePlace place)
    {
        PixelBox box = said.Box;
        if (box.IsDegenerate)
        {
            findings.Add(place.Finding(DetectionFindingKind.DegenerateBox, $"The box of '{className}' is {Text(box.Width)} × {Text(box.Height)} pixels; it has no area and was left out."));
            return;
        }

        PixelBox cut = box.Within(width, height);
        bool outside = !IsWithinRounding(box);
        if (outside)
        {
            string what = $"The box of '{className}' from ({Text(box.X)}, {Text(box.Y)}) to ({Text(box.Right)}, {Text(box.Bottom)})";
            findings.Add(place.Finding(DetectionFindingKind.OutOfImage, cut.IsDegenerate
                ? $"{what} lies outside the image of {width} × {height} pixels and was left out."
                : $"{what} reaches out of the image of {width} × {height} pixels and was cut to it."));
        }

        if (cut.IsDegenerate) return;
        if (!seen.Add(said))
        {
            findings.Add(place.Finding(DetectionFindingKind.Duplicate, $"The same box of '{className}' stands twice; one was left out."));
            return;
        }

        annotations.Add(box.IsWithin(width, height, 0) ? said : said with { Box = cut, Polygon = [.. said.Polygon.Select(Within)] });
    }

    private bool IsWithinRounding(PixelBox box) =>
        box.X >= -Rounding * width && box.Right <= width * (1 + Rounding) && box.Y >= -Rounding * height && box.Bottom <= height * (1 + Rounding);

    private (double X, double Y) Within((double X, double Y) point) => (Math.Clamp(point.X, 0, width), Math.Clamp(point.Y, 0, height));

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
