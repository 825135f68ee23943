namespace Ballast.Volumes;

/// <summary>A frame of a file as a slice of a volume.</summary>
/// <param name="File">The file.</param>
/// <param name="Frame">The frame, from 0.</param>
internal readonly record struct DicomSlice(DicomFile File, int Frame);
