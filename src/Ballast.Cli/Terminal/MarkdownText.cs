using System.Text;
using System.Text.RegularExpressions;

namespace Ballast.Cli;

/// <summary>Markdown as plain text for a terminal: headings underlined, tables aligned, formulas and links in letters.</summary>
internal static partial class MarkdownText
{
    private const string CodeIndent = "    ";

    public static string Render(string markdown, int width)
    {
        var text = new StringBuilder();
        var paragraph = new List<string>();
        var table = new List<string>();
        bool code = false;
        foreach (string line in markdown.TrimEnd('\n').Split('\n'))
        {
            bool fence = line.StartsWith("```", StringComparison.Ordinal), row = !code && line.StartsWith('|');
            if (!row) AppendTable(text, table, width);
            if (code || fence || row || line.Length == 0 || line[0] == '#' || Item.IsMatch(line)) AppendParagraph(text, paragraph, width);
            if (fence) code = !code;
            else if (code) text.Append(CodeIndent).Append(line).Append('\n');
            else if (row) table.Add(line);
            else if (line.Length == 0) text.Append('\n');
            else if (line[0] == '#') AppendHeading(text, line);
            else paragraph.Add(line.Trim());
        }

        AppendTable(text, table, width);
        AppendParagraph(text, paragraph, width);
        return text.ToString();
    }

    /// <summary>One run of text: code and formulas without their marks, links as their words, with the address where the words do not tell it.</summary>
    public static string Inline(string text) => Span.Replace(text, span =>
    {
        if (span.Groups["code"] is { Success: true } code) return code.Value;
        if (span.Groups["math"] is { Success: true } math) return MathText.Of(math.Value).Replace(' ', WrappedText.Unbroken);
        string words = Inline(span.Groups["words"].Value), target = span.Groups["target"].Value;
        bool tells = words.StartsWith("doi:", StringComparison.Ordinal) || words.StartsWith("arXiv:", StringComparison.Ordinal);
        return tells || !target.Contains("://", StringComparison.Ordinal) ? words : $"{words} ({target})";
    });

    private static void AppendHeading(StringBuilder text, string line)
    {
        int level = line.IndexOf(' ', StringComparison.Ordinal);
        string heading = Inline(line[(level + 1)..]);
        text.Append(heading).Append('\n').Append(level == 1 ? '=' : '-', heading.Length).Append('\n');
    }

    private static void AppendParagraph(StringBuilder text, List<string> lines, int width)
    {
        if (lines.Count == 0) return;
        string whole = string.Join('\n', lines);
        string mark = Item.Match(whole).Value;
        text.Append(WrappedText.Of(Inline(whole[mark.Length..]), width, mark, new string(' ', mark.Length)));
        lines.Clear();
    }

    private static void AppendTable(StringBuilder text, List<string> lines, int width)
    {
        if (lines.Count == 0) return;
        string[][] rows = [.. lines.Where((_, index) => index != 1).Select(Cells)];
        int last = rows[0].Length - 1;
        int[] widths = [.. Enumerable.Range(0, last).Select(column => rows.Max(row => row[column].Length))];
        string indent = new(' ', widths.Sum() + 2 * widths.Length);
        foreach (string[] row in rows)
            text.Append(WrappedText.Of(row[last], Math.Max(width, indent.Length + CodeIndent.Length), string.Concat(row.Take(last).Select((cell, column) => cell.PadRight(widths[column] + 2))), indent));
        lines.Clear();
    }

    private static string[] Cells(string row) => [.. Bar.Split(row.Trim('|', ' ')).Select(cell => Inline(cell.Trim()))];

    [GeneratedRegex(@"`(?<code>[^`]+)`|\$(?<math>[^$]+)\$|\[(?<words>[^\]]+)\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Span { get; }

    [GeneratedRegex(@"^(- |\d+\. )", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Item { get; }

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.CultureInvariant)]
    private static partial Regex Bar { get; }
}
