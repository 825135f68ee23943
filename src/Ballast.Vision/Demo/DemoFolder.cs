using System.Security.Cryptography;
using System.Text;

using Ballast.Core;

namespace Ballast.Vision;

/// <summary>
/// The folder of a demo dataset: it does not exist, or it is whole. A dataset grows beside it under another name and is renamed when done.
/// </summary>
internal sealed class DemoFolder
{
    public const string Images = "images";
    public const string Metadata = "metadata.csv";
    public const string Readme = "README.md";

    private readonly string parent;
    private readonly string name;

    public DemoFolder(string folder)
    {
        FullPath = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        name = Path.GetFileName(FullPath);
        parent = Path.GetDirectoryName(FullPath) ?? "";
        if (name.Length == 0 || parent.Length == 0)
        {
            throw new BallastException($"The demo dataset cannot be written to '{folder}', the root of a disk. Name a new folder below it.");
        }
    }

    public string FullPath { get; }

    /// <summary>Where the dataset grows.</summary>
    public string PartialPath => Path.Combine(parent, $".{name}.ballast-partial");

    private string LockPath => Path.Combine(parent, $".{name}.ballast-lock");

    /// <summary>Keeps other processes from drawing to the same folder until disposed.</summary>
    public FileStream Lock()
    {
        Directory.CreateDirectory(parent);
        try
        {
            return new FileStream(LockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException cause) when (File.Exists(LockPath))
        {
            throw new BallastException(
                $"{FullPath}: another process is drawing the demo dataset there. Wait until it is done, then run this again.",
                innerException: cause);
        }
    }

    /// <summary>Finds the dataset that is already there.</summary>
    /// <returns>Its fingerprint, or nothing where the folder is absent or empty.</returns>
    /// <exception cref="BallastException">The folder holds something else.</exception>
    public string? Find(DemoLeavesPlan plan, CancellationToken cancellation)
    {
        if (File.Exists(FullPath))
        {
            throw new BallastException($"{FullPath}: is a file, but the demo dataset needs a folder. Name a new or empty folder.");
        }

        if (!Directory.Exists(FullPath) || !Directory.EnumerateFileSystemEntries(FullPath).Any())
        {
            return null;
        }

        DemoManifest found = ReadManifest();
        DemoManifest wanted = DemoManifest.For(plan.Options, found.FilesSha256);
        if (found != wanted)
        {
            throw new BallastException(
                $"{FullPath}: holds a demo dataset made another way ({found.Describe()}) than now asked for ({wanted.Describe()}). "
                + "Name another folder, or delete this one.");
        }

        CheckFiles(plan, found.FilesSha256, cancellation);
        return found.FilesSha256;
    }

    /// <summary>The hash of a whole dataset from the hashes of its files.</summary>
    /// <param name="files">Relative names, with forward slashes, and the SHA-256 of each.</param>
    public static string Fingerprint(IEnumerable<(string Name, byte[] Sha256)> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string file, byte[] sha256) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{Convert.ToHexStringLower(sha256)}  {file}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private DemoManifest ReadManifest()
    {
        string path = Path.Combine(FullPath, DemoManifest.FileName);
        DemoManifest? manifest = File.Exists(path) ? DemoManifest.Parse(File.ReadAllText(path)) : null;
        if (manifest is null)
        {
            string first = Path.GetFileName(Directory.EnumerateFileSystemEntries(FullPath).Min(StringComparer.Ordinal)!);
            throw new BallastException(
                $"{FullPath}: is not a demo dataset and not empty (it holds '{first}'). Nothing was written. Name a new or empty folder.");
        }

        return manifest;
    }

    private void CheckFiles(DemoLeavesPlan plan, string fingerprint, CancellationToken cancellation)
    {
        string[] expected = [Metadata, .. plan.Files.Select(file => $"{Images}/{file}")];
        string? missing = expected.FirstOrDefault(file => !File.Exists(Path.Combine(FullPath, file)));
        if (missing is not null)
        {
            throw Damaged($"'{missing}' is missing");
        }

        string images = Path.Combine(FullPath, Images);
        HashSet<string> known = [.. expected];
        string? extra = Directory.EnumerateFiles(images, "*", SearchOption.AllDirectories)
            .Select(file => $"{Images}/{Path.GetRelativePath(images, file).Replace(Path.DirectorySeparatorChar, '/')}")
            .Where(file => !known.Contains(file))
            .Min(StringComparer.Ordinal);
        if (extra is not null)
        {
            throw Damaged($"'{extra}' does not belong to it");
        }

        string now = Fingerprint(expected.Select(file => (file, Hash(Path.Combine(FullPath, file), cancellation))));
        if (now != fingerprint)
        {
            throw Damaged($"its files are not the ones that {DemoManifest.FileName} tells of");
        }
    }

    private static byte[] Hash(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return SHA256.HashData(File.ReadAllBytes(path));
    }

    private BallastException Damaged(string how) =>
        new($"{FullPath}: the demo dataset was changed: {how}. Delete the folder to have it drawn again, or name another one.");
}
