namespace Ballast.Vision.Tests;

/// <summary>An empty folder that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("ballast-vision-").FullName;

    internal string At(string file) => Path.Join(Root, file);

    internal string Write(string file, ReadOnlySpan<byte> content)
    {
        string path = At(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    internal string WriteText(string file, string content) => Write(file, System.Text.Encoding.UTF8.GetBytes(content));

    /// <summary>Writes pictures that all differ, by their name.</summary>
    internal void WritePictures(params string[] files)
    {
        foreach (string file in files) Write(file, Pictures.Encode(Pictures.Named(file), Path.GetExtension(file)));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
