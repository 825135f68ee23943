using System.Runtime.CompilerServices;

namespace Ballast.Volumes.Tests;

/// <summary>Finds the shared files, which are not part of the repository.</summary>
internal static class SharedData
{
    /// <summary>The path of a file; skips the test where it is absent.</summary>
    internal static string File(string name)
    {
        string data = Environment.GetEnvironmentVariable("BALLAST_DATA") ?? Path.GetFullPath(Path.Join(Repository(), "..", "shared", "data"));
        string path = Path.Join(data, name);
        if (!System.IO.File.Exists(path)) Assert.Skip($"The file {name} is not here; set BALLAST_DATA to the folder that holds it.");
        return path;
    }

    private static string Repository([CallerFilePath] string file = "") => Path.GetFullPath(Path.Join(Path.GetDirectoryName(file), "..", "..", ".."));
}
