namespace Ballast.Detection;

/// <summary>A file below a folder, as its listing shows it.</summary>
/// <param name="File">The path relative to the folder that was listed, with '/'.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="LengthBytes">0 where it is a link.</param>
/// <param name="IsLink">Whether it is a symbolic link.</param>
internal readonly record struct ListedFile(string File, string FullPath, long LengthBytes, bool IsLink);
