using System.Runtime.CompilerServices;

namespace Ballast.Volumes.Tests;

/// <summary>Finds the shared datasets, which are not part of the repository.</summary>
internal static class SharedData
{
    /// <summary>The folder of a dataset; skips the test where it is absent.</summary>
    internal static string Folder(string name)
    {
        string folder = Path.Join(Root, name);
        if (!Directory.Exists(folder)) Assert.Skip($"The dataset {name} is not here; set BALLAST_DATA to the folder that holds it.");
        return folder;
    }

    /// <summary>The path of a file; skips the test where it is absent.</summary>
    internal static string File(string name)
    {
        string path = Path.Join(Root, name);
        if (!System.IO.File.Exists(path)) Assert.Skip($"The file {name} is not here; set BALLAST_DATA to the folder that holds it.");
        return path;
    }

    private static string Root => Environment.GetEnvironmentVariable("BALLAST_DATA") ?? Path.GetFullPath(Path.Join(Repository(), "..", "shared", "data"));

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Join(Path.GetDirectoryName(file), "..", "..", ".."));
}
