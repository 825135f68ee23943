namespace Ballast.Vision;

/// <summary>Paths with every symbolic link followed.</summary>
internal static class RealPath
{
    /// <summary>The path without links, or the full path as it stands where a link cannot be followed.</summary>
    internal static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        string real = Path.GetPathRoot(full) ?? "";
        foreach (string name in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Join(real, name);
            try
            {
                // A target may itself lie behind links, so it is followed from its own root.
                if (new DirectoryInfo(real) is { LinkTarget: not null } link && link.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                    real = Of(target.FullName);
            }
            catch (IOException)
            {
                return full;
            }
        }

        return real;
    }
}
