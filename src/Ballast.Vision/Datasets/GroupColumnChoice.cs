using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Which column of <c>metadata.csv</c> names the groups.</summary>
internal static class GroupColumnChoice
{
    /// <summary>The column asked for, else the only one with the name of a group, else −1.</summary>
    /// <exception cref="BallastException">The column asked for does not exist, or several could be meant.</exception>
    internal static int Of(CsvTable table, string path, string? asked, int file, int label)
    {
        int[] candidates = [.. Enumerable.Range(0, table.Columns.Length).Where(i => i != file && i != label)];
        string[] names = [.. candidates.Select(i => table.Columns[i])];
        if (asked is not null)
        {
            int at = Array.FindIndex(names, name => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase));
            if (at >= 0) return candidates[at];
            string choice = names.Length == 0 ? "there is no column beside file and label" : "there are " + string.Join(", ", names);
            throw new BallastException($"{path}:1: no column '{asked}' to group by; {choice}.");
        }

        int[] found = [.. candidates.Where(i => LooksLikeGroup(table.Columns[i]))];
        if (found.Length <= 1) return found.Length == 0 ? -1 : found[0];
        throw new BallastException($"{path}:1: {found.Length} columns could name the groups: {string.Join(", ", found.Select(i => table.Columns[i]))}. Choose one with --group-column (GroupColumn).");
    }

    private static bool LooksLikeGroup(string name)
    {
        string lower = name.ToLowerInvariant();
        return lower == "group" || lower.EndsWith("_group", StringComparison.Ordinal)
            || lower.StartsWith("patient", StringComparison.Ordinal)
            || lower.StartsWith("volume", StringComparison.Ordinal)
            || lower.StartsWith("track", StringComparison.Ordinal);
    }
}
