using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>One object of a label file: shares of the image's width and height.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Label">The class.</param>
/// <param name="Box">The box, or the hull of a polygon; its unit is the image's width and height.</param>
internal readonly record struct YoloRow(int Line, int Label, PixelBox Box);
