namespace Ballast.Volumes;

/// <summary>A file of a folder of DICOM files.</summary>
/// <param name="Path">Its path in the folder, with '/'.</param>
/// <param name="File">Its content.</param>
internal sealed record DicomMember(string Path, DicomFile File)
{
    /// <summary>The folder that holds it, with '/'; empty for the root.</summary>
    internal string Folder => Path.LastIndexOf('/') is var end and >= 0 ? Path[..end] : "";
}
