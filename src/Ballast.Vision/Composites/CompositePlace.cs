namespace Ballast.Vision;

/// <summary>A part of a source image and where it went.</summary>
/// <param name="Image">The place of the source in <see cref="CompositeProvenance.Images"/>.</param>
/// <param name="From">The part, pixels of the source.</param>
/// <param name="To">Where it stands, pixels of the result.</param>
/// <param name="Flip">Whether it was mirrored.</param>
public readonly record struct CompositePlace(int Image, PixelBox From, PixelBox To, PlaceFlip Flip);
