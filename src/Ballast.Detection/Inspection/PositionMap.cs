using System.Collections.Immutable;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Where the centres of boxes lie in their images, each image stretched to one square grid.</summary>
/// <param name="Cells">Boxes in each cell, row after row from the top left, <see cref="Side"/> × <see cref="Side"/>.</param>
public sealed record PositionMap(ImmutableArray<int> Cells)
{
    /// <summary>Cells along a side.</summary>
    public const int Side = 16;

    internal static PositionMap Of(IEnumerable<(DetectionImage Image, PixelBox Box)> boxes)
    {
        int[] cells = new int[Side * Side];
        foreach ((DetectionImage image, PixelBox box) in boxes)
        {
            if (image.WidthPixels == 0 || image.HeightPixels == 0) continue;
            cells[Cell(box.Y + box.Height / 2, image.HeightPixels) * Side + Cell(box.X + box.Width / 2, image.WidthPixels)]++;
        }

        return new PositionMap([.. cells]);
    }

    private static int Cell(double center, int pixels) => Math.Clamp((int)(center / pixels * Side), 0, Side - 1);
}
