using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Sizes and shapes of the boxes of one class, or of all.</summary>
/// <remarks>Small, medium and large are COCO's: an area below 32², below 96², and from 96² square pixels (Lin et al. 2014).</remarks>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="AreaShare">The box's area over that of its image, 0 … 1.</param>
/// <param name="Aspect">Width over height.</param>
/// <param name="Small">Boxes below 32² square pixels.</param>
/// <param name="Medium">Boxes from 32² to below 96² square pixels.</param>
/// <param name="Large">Boxes from 96² square pixels.</param>
public sealed record BoxShapes(Quantiles Width, Quantiles Height, Quantiles AreaShare, Quantiles Aspect, int Small, int Medium, int Large)
{
    private const double MediumFrom = 32 * 32, LargeFrom = 96 * 96;

    internal static BoxShapes Of(IReadOnlyCollection<(DetectionImage Image, PixelBox Box)> boxes) => new(
        Quantiles.Of(boxes.Select(each => each.Box.Width)),
        Quantiles.Of(boxes.Select(each => each.Box.Height)),
        Quantiles.Of(boxes.Where(each => each.Image.WidthPixels > 0).Select(each => each.Box.Area / ((double)each.Image.WidthPixels * each.Image.HeightPixels))),
        Quantiles.Of(boxes.Where(each => !each.Box.IsDegenerate).Select(each => each.Box.Width / each.Box.Height)),
        boxes.Count(each => each.Box.Area < MediumFrom),
        boxes.Count(each => each.Box.Area is >= MediumFrom and < LargeFrom),
        boxes.Count(each => each.Box.Area >= LargeFrom));
}
