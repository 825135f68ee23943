namespace Ballast.Volumes;

/// <summary>Some bytes of a file.</summary>
/// <param name="At">The position of the first.</param>
/// <param name="Length">How many.</param>
internal readonly record struct DicomPart(int At, int Length);
