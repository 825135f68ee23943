namespace Ballast.Cli.Tests;

/// <summary>Counts what lies on the disk, as <c>find</c> does.</summary>
internal static class DatasetFiles
{
    internal static readonly string[] Parts = ["train", "val", "test"];

    internal static (int Images, int Positive) Count(string dataset, string part)
    {
        FileInfo[] labels = new DirectoryInfo(Path.Combine(dataset, "labels", part)).GetFiles();
        int images = Directory.GetFiles(Path.Combine(dataset, "images", part)).Length;
        Assert.Equal(images, labels.Length);
        return (images, labels.Count(label => label.Length > 0));
    }

    internal static HashSet<string> Volumes(string dataset, string part) =>
        [.. Directory.EnumerateFiles(Path.Combine(dataset, "images", part)).Select(file => Path.GetFileNameWithoutExtension(file).Split('-', 2)[1])];

    /// <summary>Every file with its content, as text that a test can compare.</summary>
    internal static string Snapshot(string folder) => string.Join(
        '\n',
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => Path.GetRelativePath(folder, file) + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))));

    /// <summary>What lies in a folder, hidden files too.</summary>
    internal static string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(each => Path.GetFileName(each)!).Order(StringComparer.Ordinal)];
}
