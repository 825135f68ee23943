namespace Ballast.Volumes;

/// <summary>A range of values that is shown from black to white.</summary>
/// <param name="Center">Its middle, in the units of the scan.</param>
/// <param name="Width">Its width, in the units of the scan; 1 or more in DICOM files.</param>
public readonly record struct IntensityWindow(double Center, double Width);
