using Spectre.Console;

namespace Ballast.Cli;

/// <summary>Whether a person looks at a terminal or a program reads a pipe.</summary>
internal static class Screen
{
    private const int WidestText = 100, NarrowestText = 40;

    public static bool IsTerminal => !Console.IsOutputRedirected;

    /// <summary>How many columns running text takes: those of the terminal, within what reads well.</summary>
    public static int TextWidth => IsTerminal ? Math.Clamp(Console.WindowWidth - 1, NarrowestText, WidestText) : WidestText;

    /// <summary>A table: drawn for a terminal, plain columns otherwise.</summary>
    public static void Table(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (!IsTerminal)
        {
            PlainTable(header, rows);
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        for (int column = 0; column < header.Count; column++)
        {
            var heading = new TableColumn(Markup.Escape(header[column])).NoWrap();
            table.AddColumn(column == 0 ? heading : heading.RightAligned());
        }

        foreach (IReadOnlyList<string> row in rows) table.AddRow([.. row.Select(cell => Markup.Escape(cell))]);
        AnsiConsole.Write(table);
    }

    /// <summary>A paragraph: broken between words for a terminal, one line otherwise.</summary>
    public static void Paragraph(string text)
    {
        if (IsTerminal) AnsiConsole.Write(new Text(text + "\n"));
        else Console.WriteLine(text);
    }

    private static void PlainTable(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        int[] widths = [.. Enumerable.Range(0, header.Count).Select(column => rows.Select(row => row[column].Length).Append(header[column].Length).Max())];
        foreach (IReadOnlyList<string> row in rows.Prepend(header))
            Console.WriteLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column]))).TrimEnd());
    }
}
