using System.Collections.Immutable;

namespace Ballast.Vision;

/// <summary>Pixels and what is known about them: what every transform takes and gives.</summary>
/// <param name="Image">The pixels.</param>
/// <param name="Boxes">Its objects; may be empty.</param>
/// <param name="Masks">Which object each pixel belongs to, of the image's size; null where there are no masks.</param>
public sealed record LabeledImage(RgbImage Image, ImmutableArray<LabeledBox> Boxes, MaskMap? Masks = null);
