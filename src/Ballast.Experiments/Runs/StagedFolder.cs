namespace Ballast.Experiments;

/// <summary>
/// A folder that appears under its name only when it is complete: files are written to <c>.{name}.partial</c> beside it, and one rename
/// finishes it. What a crash leaves is never taken for a result, and the next run sweeps it away.
/// </summary>
internal sealed class StagedFolder : IDisposable
{
    private readonly FolderLock folderLock;
    private bool finished;

    private StagedFolder(string target, string partial, FolderLock folderLock)
    {
        Target = target;
        Partial = partial;
        this.folderLock = folderLock;
    }

    /// <summary>The folder's final name.</summary>
    public string Target { get; }

    /// <summary>Where its files are written meanwhile.</summary>
    public string Partial { get; }

    /// <summary>Starts the folder empty.</summary>
    public static StagedFolder Begin(string target, CancellationToken cancellation)
    {
        target = Path.GetFullPath(target);
        string partial = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.partial");
        Directory.CreateDirectory(partial);
        FolderLock held = FolderLock.Take(partial, cancellation);
        Sweep(partial);
        return new StagedFolder(target, partial, held);
    }

    /// <summary>Gives the folder its final name, in place of an older one of that name if there is one.</summary>
    public void Finish()
    {
        string? replaced = null;
        if (Directory.Exists(Target))
        {
            replaced = Path.Combine(Path.GetDirectoryName(Target)!, $".{Path.GetFileName(Target)}.replaced");
            if (Directory.Exists(replaced)) Directory.Delete(replaced, recursive: true);
            Directory.Move(Target, replaced);
        }

        File.Delete(Path.Combine(Partial, ".ballast.lock"));
        Directory.Move(Partial, Target);
        finished = true;
        if (replaced is not null) Directory.Delete(replaced, recursive: true);
    }

    public void Dispose()
    {
        if (!finished && Directory.Exists(Partial)) Directory.Delete(Partial, recursive: true);
        folderLock.Dispose();
    }

    private static void Sweep(string partial)
    {
        foreach (string folder in Directory.EnumerateDirectories(partial)) Directory.Delete(folder, recursive: true);
        foreach (string file in Directory.EnumerateFiles(partial))
            if (Path.GetFileName(file) != ".ballast.lock")
                File.Delete(file);
    }
}
