using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>Columns of whole numbers for which a sampler made values between them.</summary>
internal static class WholeNumbers
{
    private const int Listed = 8;

    /// <summary>Which feature columns to round, and what to say.</summary>
    public static (bool[] Rounded, ImmutableArray<string> Notes) Decide(ResamplingPlan plan, FeatureTable table, FractionPolicy policy)
    {
        bool[] fractions = new bool[table.FeatureColumns.Length];
        int[] whole = [.. Enumerable.Range(0, fractions.Length).Where(column => table.FeatureColumns[column].IsWhole)];
        var rows = new ResampledRows(plan, table, []) { LabelColumn = -1 };
        for (int row = 0; row < rows.Count && whole.Length > 0; row++)
        {
            if (rows.IsCopy(row)) continue;
            foreach (int column in whole)
                if (!fractions[column] && rows.Value(row, column) is var value && value != Math.Floor(value))
                    fractions[column] = true;
        }

        string[] named = [.. whole.Where(column => fractions[column]).Select(column => $"'{table.FeatureColumns[column].Name}'")];
        if (named.Length == 0) return (fractions, []);
        bool round = policy == FractionPolicy.Round;
        string columns = (named.Length == 1 ? "Column " : "Columns ") + string.Join(", ", named.Take(Listed)) + (named.Length > Listed ? $" and {named.Length - Listed} more" : "");
        string told = round
            ? $"{columns} {(named.Length == 1 ? "holds" : "hold")} whole numbers; made values are rounded."
            : $"{columns} {(named.Length == 1 ? "holds" : "hold")} whole numbers, and made rows have fractions there. --round-integers rounds them; --categorical names columns that are codes.";
        return (round ? fractions : new bool[fractions.Length], [told]);
    }
}
