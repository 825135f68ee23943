using Ballast.Tables;

namespace Ballast.Cli;

/// <summary>What happened to the classes of a table, and the files that tell the rest.</summary>
internal static class ResamplingView
{
    public static void Show(ResamplingReport report, bool written)
    {
        IReadOnlyList<string> Row(string name, params int[] counts) => [name, .. counts.Select(count => $"{count:N0}")];
        Screen.Table(
            ["class", "before", "after", "repeated", "made", "removed"],
            [
                .. report.Classes.Select(each => Row(each.Name, each.Before, each.After, each.Repeated, each.Made, each.Removed)),
                Row("total", report.Classes.Sum(each => each.Before), report.RowsAfter, report.Classes.Sum(each => each.Repeated), report.Classes.Sum(each => each.Made), report.Classes.Sum(each => each.Removed)),
            ]);
        foreach (string warning in report.Warnings) Console.WriteLine($"note: {warning}");
        if (!written)
        {
            Console.WriteLine($"Nothing was written. Without --dry-run: {string.Join(", ", report.Files)}");
            return;
        }

        Console.WriteLine($"{report.RowsAfter:N0} rows written to {Path.GetFullPath(report.Files[0])}");
        foreach (string file in report.Files.Skip(1)) Console.WriteLine($"{Purpose(file)}: {Path.GetFullPath(file)}");
    }

    private static string Purpose(string file) =>
        file.EndsWith(".provenance.csv", StringComparison.Ordinal) ? "where each row comes from"
        : file.EndsWith(".removed.csv", StringComparison.Ordinal) ? "rows left out, and why"
        : file.EndsWith(".resampling.json", StringComparison.Ordinal) ? "settings and counts"
        : "labels";
}
