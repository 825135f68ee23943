using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>A statement about a place in a volume, or about the volume as a whole.</summary>
/// <param name="Volume">The name of the volume.</param>
/// <param name="Slice">The slice, by the number that its source gives it: <c>SliceIdentity.Number</c>.</param>
/// <param name="Box">Where, as the source has it; empty for a statement about the whole volume.</param>
/// <param name="LabelText">What, in the words of the source without blanks around.</param>
/// <param name="Line">The line of the source, from 1.</param>
public sealed record VolumeAnnotation(string Volume, int Slice, PixelBox Box, string LabelText, int Line)
{
    /// <summary>Whether it is about the volume as a whole; then it has no box.</summary>
    public bool IsStudyLevel { get; init; }
}
