namespace Ballast.Training.Tests;

/// <summary>A path of its own that is gone at the end of the test.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ballast-training-");

    public string Path => System.IO.Path.Combine(folder.FullName, "file");

    public void Dispose() => folder.Delete(true);
}
