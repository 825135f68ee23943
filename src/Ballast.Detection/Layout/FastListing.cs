using System.Collections.Immutable;
using System.IO.Enumeration;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>
/// Lists the files below a folder without an object an entry; hidden entries are left out. Links are followed as the policy says, links back to a folder above never.
/// </summary>
internal sealed class FastListing
{
    private static readonly EnumerationOptions All = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    private readonly string realRoot;
    private readonly SymbolicLinks links;
    private readonly Action<string, string> refuse;
    private readonly List<ListedFile> files = [];

    private FastListing(string root, SymbolicLinks links, Action<string, string> refuse)
    {
        realRoot = Path.TrimEndingDirectorySeparator(RealPath.Of(root)) + Path.DirectorySeparatorChar;
        this.links = links;
        this.refuse = refuse;
    }

    /// <summary>The files below a folder of a dataset, in no order.</summary>
    /// <param name="root">The dataset's folder, which links must not leave.</param>
    /// <param name="under">The folder to list, relative to it.</param>
    /// <param name="links">Which links are followed.</param>
    /// <param name="refuse">Told the relative path of each entry that is left out, and why.</param>
    internal static List<ListedFile> Below(string root, string under, SymbolicLinks links, Action<string, string> refuse)
    {
        var listing = new FastListing(root, links, refuse);
        string folder = Path.Join(root, under);
        if (new DirectoryInfo(folder).LinkTarget is not null && !listing.MayFollow(folder, under)) return listing.files;
        listing.Visit(folder, under + "/", [RealPath.Of(folder)]);
        return listing.files;
    }

    private void Visit(string folder, string prefix, ImmutableStack<string> above)
    {
        var folders = new List<(string Name, bool IsLink)>();
        try
        {
            foreach ((string name, bool isFolder, bool isLink, long length) in new FileSystemEnumerable<(string, bool, bool, long)>(folder, Shown, All))
            {
                if (FolderWalk.IsHidden(name)) continue;
                if (isFolder) folders.Add((name, isLink));
                else if (!isLink || MayFollow(Path.Join(folder, name), prefix + name)) files.Add(new ListedFile(prefix + name, Path.Join(folder, name), isLink ? 0 : length, isLink));
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            refuse(prefix.TrimEnd('/'), "The folder cannot be opened: " + cause.Message);
        }

        foreach ((string name, bool isLink) in folders) Enter(Path.Join(folder, name), prefix + name, isLink, above);
    }

    private void Enter(string folder, string relative, bool isLink, ImmutableStack<string> above)
    {
        if (isLink && !MayFollow(folder, relative)) return;
        string real = isLink ? RealPath.Of(folder) : Path.Join(above.Peek(), Path.GetFileName(folder));
        if (!above.Contains(real)) Visit(folder, relative + "/", above.Push(real));
    }

    private bool MayFollow(string path, string relative)
    {
        if (links == SymbolicLinks.Followed || RealPath.Of(path).StartsWith(realRoot, StringComparison.Ordinal)) return true;
        refuse(relative, "It is a link that leads out of the dataset's folder. It was left out; ask for links to be followed if you trust them.");
        return false;
    }

    private static (string Name, bool IsFolder, bool IsLink, long Length) Shown(ref FileSystemEntry entry)
    {
        bool isLink = entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
        return (entry.FileName.ToString(), entry.IsDirectory, isLink, entry.IsDirectory || isLink ? 0 : entry.Length);
    }
}
