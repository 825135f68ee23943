namespace Ballast.Reporting;

/// <summary>A box on a picture of a contact sheet.</summary>
/// <param name="Left">The left edge, pixels of the picture.</param>
/// <param name="Top">The top edge.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Class">The place of its class in <see cref="ContactSheetContent.Classes"/>, which gives name and colour.</param>
public readonly record struct ContactMark(double Left, double Top, double Width, double Height, int Class);
