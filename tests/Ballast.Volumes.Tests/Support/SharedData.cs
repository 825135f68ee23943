using System.Runtime.CompilerServices;

namespace Ballast.Volumes.Tests;

/// <summary>Finds the shared datasets, which are not part of the repository.</summary>
internal static class SharedData
{
    /// <summary>The folder of a dataset; skips the test where it is absent.</summary>
    internal static string Folder(string name) => Found(name, Directory.Exists);

    /// <summary>The path of a file; skips the test where it is absent.</summary>
    internal static string File(string name) => Found(name, System.IO.File.Exists);

    private static string Found(string name, Func<string, bool> isThere)
    {
        string data = Environment.GetEnvironmentVariable("BALLAST_DATA") ?? Path.GetFullPath(Path.Join(Repository(), "..", "shared", "data"));
        string path = Path.Join(data, name);
        if (!isThere(path)) Assert.Skip($"The dataset {name} is not here; set BALLAST_DATA to the folder that holds it.");
        return path;
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Join(Path.GetDirectoryName(file), "..", "..", ".."));
}
