namespace Ballast.Conventions;

/// <summary>The rooms, their arrows and the libraries they own, as the table in ARCHITECTURE.md says: the document is the rule.</summary>
internal sealed class RoomMap
{
    private RoomMap(Dictionary<string, IReadOnlySet<string>> mayUse, Dictionary<string, string> roomOfLibrary)
    {
        MayUse = mayUse;
        RoomOfLibrary = roomOfLibrary;
    }

    /// <summary>What each room may refer to.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> MayUse { get; }

    /// <summary>The only room that may touch a library.</summary>
    public IReadOnlyDictionary<string, string> RoomOfLibrary { get; }

    /// <summary>Reads rows of the form <c>| `Ballast.Vision` | what it holds | Core, Resampling | OpenCvSharp |</c>.</summary>
    public static RoomMap Parse(string markdown)
    {
        var mayUse = new Dictionary<string, IReadOnlySet<string>>();
        var libraries = new Dictionary<string, string>();
        foreach (string line in markdown.Split('\n').Where(line => line.StartsWith("| `Ballast.", StringComparison.Ordinal)))
        {
            string[] cells = [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];
            string room = cells[0].Trim('`');
            mayUse.Add(room, Names(cells[2]).Select(name => "Ballast." + name).ToHashSet());
            foreach (string library in Names(cells[3])) libraries.Add(library, room);
        }

        return new(mayUse, libraries);
    }

    /// <summary>An arrow that closes a circle: the rooms on it, or null.</summary>
    public string? Circle()
    {
        foreach (string start in MayUse.Keys)
        {
            HashSet<string> reached = [.. MayUse[start]];
            while (reached.SelectMany(room => MayUse[room]).Except(reached).ToArray() is { Length: > 0 } more) reached.UnionWith(more);
            if (reached.Contains(start)) return $"{start} reaches itself";
        }

        return null;
    }

    private static IEnumerable<string> Names(string cell) => cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(name => name != "–");
}
