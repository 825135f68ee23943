using System.Collections.Immutable;

namespace Ballast.Vision;

/// <summary>Everything below a folder that may be part of a dataset, hidden entries left out, in ordinal order of relative paths.</summary>
internal sealed class FolderWalk
{
    private static readonly HashSet<string> Litter = new(StringComparer.OrdinalIgnoreCase) { "__MACOSX", "Thumbs.db", "ehthumbs.db", "desktop.ini" };

    private readonly List<WalkedFile> files = [];
    private readonly List<string> folders = [];
    private readonly List<ImageProblem> problems = [];
    private readonly List<string> leadingOut = [];
    private readonly string realRoot;
    private readonly LinkReach reach;

    private FolderWalk(string root, LinkReach reach)
    {
        realRoot = RealPath.Of(root);
        this.reach = reach;
    }

    internal IReadOnlyList<WalkedFile> Files => files;

    /// <summary>Relative paths of the folders.</summary>
    internal IReadOnlyList<string> Folders => folders;

    internal IReadOnlyList<ImageProblem> Problems => problems;

    /// <summary>Relative paths of links that were not followed, because they lead out of the folder.</summary>
    internal IReadOnlyList<string> LeadingOut => leadingOut;

    /// <summary>Walks a folder. A folder that cannot be opened becomes a problem, a link back to a folder above is not followed.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="reach">How far links are followed.</param>
    internal static FolderWalk Below(string root, LinkReach reach = LinkReach.Anywhere)
    {
        var walk = new FolderWalk(root, reach);
        walk.Visit(new DirectoryInfo(root), "", [walk.realRoot]);
        walk.files.Sort((a, b) => string.CompareOrdinal(a.File, b.File));
        walk.folders.Sort(string.CompareOrdinal);
        walk.leadingOut.Sort(string.CompareOrdinal);
        return walk;
    }

    /// <summary>Whether an entry is left out without a word: hidden, or litter of an operating system.</summary>
    internal static bool IsHidden(string name) => name.StartsWith('.') || Litter.Contains(name);

    private void Visit(DirectoryInfo folder, string prefix, ImmutableStack<string> above)
    {
        try
        {
            foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos())
            {
                if (IsHidden(entry.Name)) continue;
                if (LeadsOut(entry)) leadingOut.Add(prefix + entry.Name);
                else if (entry is DirectoryInfo child) Enter(child, prefix + child.Name, above);
                else files.Add(new WalkedFile(entry.FullName, prefix + entry.Name));
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            problems.Add(new ImageProblem(prefix.Length == 0 ? "." : prefix.TrimEnd('/'), ImageProblemKind.Unreadable, "The folder cannot be opened: " + cause.Message));
        }
    }

    private bool LeadsOut(FileSystemInfo entry)
    {
        if (reach == LinkReach.Anywhere || entry.LinkTarget is null) return false;
        string real = RealPath.Of(entry.FullName);
        return real != realRoot && !real.StartsWith(realRoot.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private void Enter(DirectoryInfo child, string relative, ImmutableStack<string> above)
    {
        string real = child.LinkTarget is null ? Path.Join(above.Peek(), child.Name) : RealPath.Of(child.FullName);
        if (above.Contains(real)) return;
        folders.Add(relative);
        Visit(child, relative + "/", above.Push(real));
    }
}
