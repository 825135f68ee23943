using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Finds the column of the classes.</summary>
internal static class LabelColumn
{
    private const int ListedColumns = 20;

    private static readonly string[] UsualNames = ["class", "label", "target", "y"];

    /// <summary>The column asked for; else the first with a usual name; else the last, with a note.</summary>
    public static (int Index, string? Note) Find(ImmutableArray<string> columns, string? asked, string path)
    {
        if (asked is not null) return (Named(columns, asked, path, "label column"), null);
        foreach (string usual in UsualNames)
        {
            int found = columns.IndexOf(usual, StringComparer.OrdinalIgnoreCase);
            if (found >= 0) return (found, null);
        }

        return (columns.Length - 1, $"The label column is not named; '{columns[^1]}', the last, is taken. --label names another.");
    }

    /// <summary>A column by its exact name, or by its only name in other case.</summary>
    public static int Named(ImmutableArray<string> columns, string name, string path, string what)
    {
        int exact = columns.IndexOf(name);
        if (exact >= 0) return exact;
        int[] alike = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (alike.Length == 1) return alike[0];
        string more = columns.Length > ListedColumns ? $", … ({columns.Length} in all)" : "";
        throw new BallastException(
            $"{path}: there is no {what} '{name}'. Did you mean '{NearestName.Of(name, columns)}'? Columns: {string.Join(", ", columns.Take(ListedColumns))}{more}.");
    }
}
