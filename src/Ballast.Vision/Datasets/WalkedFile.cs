namespace Ballast.Vision;

/// <summary>A file below a folder.</summary>
/// <param name="FullPath">Where it lies.</param>
/// <param name="File">The path relative to the folder, with '/'.</param>
internal readonly record struct WalkedFile(string FullPath, string File)
{
    internal string Name => File[(File.LastIndexOf('/') + 1)..];
}
