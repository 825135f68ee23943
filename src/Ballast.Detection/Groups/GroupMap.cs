using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Detection;

/// <summary>A CSV file that says what belongs to which group.</summary>
internal sealed class GroupMap
{
    private static readonly ImmutableArray<string> KeyColumns = ["file", "filename", "file_name", "path", "image", "stem", "volume", "volume_id"];
    private static readonly ImmutableArray<string> GroupColumns = ["group", "group_id", "patient", "patient_id", "volume", "volume_id"];

    private readonly string path;
    private readonly Dictionary<string, (string Group, int Line)> groups = new(StringComparer.Ordinal);

    private GroupMap(string path) => this.path = path;

    internal static GroupMap Read(string path)
    {
        CsvTable table = CsvTable.Read(path);
        int key = ColumnOf(table, KeyColumns, -1), group = ColumnOf(table, GroupColumns, key);
        if (key < 0 || group < 0)
            throw new BallastException($"{path}:1: the columns must be 'file' (or 'stem', 'volume') and 'group' (or 'patient'), but there are {string.Join(", ", table.Columns)}. Rename them.");
        var map = new GroupMap(path);
        foreach (CsvRow row in table.Rows) map.Add(row.Cells[key].Trim().Replace('\\', '/'), row.Cells[group].Trim(), row.Line);
        return map;
    }

    internal string? Find(string key) => groups.TryGetValue(key, out (string Group, int Line) found) ? found.Group : null;

    internal BallastException Missing(string file, string key) => new($"{file}: {path} has no group for {key}. Add a line for it.");

    private void Add(string key, string group, int line)
    {
        if (key.Length == 0 || group.Length == 0) throw new BallastException($"{path}:{line}: the cell of the {(key.Length == 0 ? "file" : "group")} is empty. Fill it in or remove the line.");
        if (groups.TryAdd(key, (group, line)) || groups[key].Group == group) return;
        throw new BallastException($"{path}:{line}: '{key}' is of group '{group}' here but of '{groups[key].Group}' in line {groups[key].Line}. Keep one of them.");
    }

    private static int ColumnOf(CsvTable table, ImmutableArray<string> names, int taken)
    {
        foreach (string name in names)
            for (int i = 0; i < table.Columns.Length; i++)
                if (i != taken && string.Equals(table.Columns[i], name, StringComparison.OrdinalIgnoreCase))
                    return i;
        return -1;
    }
}
