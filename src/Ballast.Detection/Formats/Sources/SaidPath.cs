namespace Ballast.Detection;

/// <summary>What a path in a file of the dataset means.</summary>
/// <param name="File">The path relative to the dataset's root, with '/'; null where it leads out and nothing inside goes by its end.</param>
/// <param name="LedOut">Whether the path as it stands leads out of the dataset's folder.</param>
internal readonly record struct SaidPath(string? File, bool LedOut)
{
    private const int LongestPath = 4096;

    /// <summary>
    /// Works the path out by its letters alone, without a look at the disk. One that leads out, because the dataset was moved or its exporter counts folders another way, is taken by
    /// its longest end that exists inside.
    /// </summary>
    /// <param name="said">The path as the file has it.</param>
    /// <param name="from">The folder it is relative to, relative to the root; empty for the root itself.</param>
    /// <param name="root">The dataset's root, a full path.</param>
    /// <param name="exists">Whether a relative path is there.</param>
    internal static SaidPath Of(string said, string from, string root, Func<string, bool> exists)
    {
        string path = said.Trim().Replace('\\', '/');
        if (path.Length > LongestPath) return new SaidPath(null, LedOut: true);
        string inside = root.Replace('\\', '/').TrimEnd('/') + "/";
        bool absolute = path.StartsWith('/') || (path.Length >= 2 && path[1] == ':');
        if (path + "/" == inside) return new SaidPath("", LedOut: false);
        if (absolute && path.StartsWith(inside, StringComparison.Ordinal)) (path, from, absolute) = (path[inside.Length..], "", false);
        if (!absolute && Joined(from, path) is { } relative) return new SaidPath(relative, LedOut: false);
        string[] names = [.. path.Split('/').Where(name => name is not "" and not "." and not "..")];
        for (int i = 0; i < names.Length; i++)
        {
            string end = string.Join('/', names[i..]);
            if (exists(end)) return new SaidPath(end, LedOut: true);
        }

        return new SaidPath(null, LedOut: true);
    }

    /// <summary>Two relative paths as one, without '.' and '..'; null where it leaves the root.</summary>
    private static string? Joined(string from, string path)
    {
        var names = new List<string>();
        foreach (string name in (from + "/" + path).Split('/'))
        {
            if (name is "" or ".") continue;
            if (name != "..") names.Add(name);
            else if (names.Count == 0) return null;
            else names.RemoveAt(names.Count - 1);
        }

        return string.Join('/', names);
    }
}
