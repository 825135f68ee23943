using Ballast.Vision;

namespace Ballast.Volumes;

/// <summary>The ways in which a DICOM file can be unreadable. The name of the file is put in front by whoever knows it.</summary>
internal static class DicomDefect
{
    internal static ImageDefectException Broken(string sentence) => new(ImageProblemKind.Broken, sentence);

    internal static ImageDefectException CutOff(string sentence) => new(ImageProblemKind.Truncated, sentence);

    internal static ImageDefectException Unsupported(string sentence) => new(ImageProblemKind.Unsupported, sentence);
}
