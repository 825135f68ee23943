namespace Ballast.Vision;

/// <summary>An object put down in a composite.</summary>
/// <param name="Image">The place of its image among those of the composite.</param>
/// <param name="Source">What its image calls it.</param>
/// <param name="Label">Its class.</param>
/// <param name="Whole">All of it, in pixels of the composite, also where it is cut off.</param>
/// <param name="Shown">The part within the frame it was put down in.</param>
/// <param name="MaskPixels">The pixels of its whole mask; 0 where it has none.</param>
/// <param name="Layer">When it was put down; what came later lies on it.</param>
internal readonly record struct CompositeEntry(int Image, int Source, int Label, PixelBox Whole, PixelBox Shown, int MaskPixels, ushort Layer);
