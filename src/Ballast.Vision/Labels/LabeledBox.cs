namespace Ballast.Vision;

/// <summary>An object of an image, on its way through transforms together with the pixels.</summary>
/// <param name="Label">Its class.</param>
/// <param name="Box">Where it is, in pixels.</param>
/// <param name="Source">What the caller knows it by, for example its place in the list it came from; transforms carry it along.</param>
public readonly record struct LabeledBox(int Label, PixelBox Box, int Source = 0);
