namespace Ballast.Volumes;

/// <summary>Where a tear is drawn: a box in pixels of the picture as it is looked at, x to the right and y down from the top left corner.</summary>
/// <param name="Slice">The slice, from 0.</param>
/// <param name="X">The left edge, pixels.</param>
/// <param name="Y">The top edge, pixels.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public readonly record struct DrawnTear(int Slice, double X, double Y, double Width, double Height);
