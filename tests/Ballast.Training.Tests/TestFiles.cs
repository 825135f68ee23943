namespace Ballast.Training.Tests;

internal static class TestFiles
{
    /// <summary>A file committed with the tests.</summary>
    public static string Resource(string name) => Path.Combine(AppContext.BaseDirectory, "Resources", name);

    /// <summary>A file of the shared data, or a skipped test when it is not on this machine.</summary>
    public static string Shared(string relative)
    {
        string? root = Environment.GetEnvironmentVariable("BALLAST_DATA");
        for (DirectoryInfo? up = new(AppContext.BaseDirectory); root is null && up is not null; up = up.Parent)
            if (File.Exists(Path.Combine(up.FullName, "Ballast.slnx")))
                root = Path.Combine(up.Parent?.FullName ?? "", "shared", "data");
        string path = Path.Combine(root ?? "", relative);
        Assert.SkipUnless(File.Exists(path), $"{relative} is not here; set BALLAST_DATA to the folder that holds it.");
        return path;
    }
}
