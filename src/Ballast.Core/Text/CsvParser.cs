using System.Collections.Immutable;
using System.Text;

namespace Ballast.Core;

/// <summary>Cuts text into rows and cells.</summary>
internal sealed class CsvParser
{
    private readonly string text;
    private readonly string path;
    private readonly char separator;
    private int at;
    private int line = 1;

    internal CsvParser(string text, string path)
    {
        this.text = text;
        this.path = path;
        separator = SeparatorOf(text);
    }

    /// <summary>All rows, empty lines left out.</summary>
    internal List<CsvRow> Rows()
    {
        var rows = new List<CsvRow>();
        while (at < text.Length)
        {
            int start = line;
            ImmutableArray<string> cells = Row();
            if (cells.Length > 1 || cells[0].Length > 0) rows.Add(new CsvRow(start, cells));
        }

        return rows;
    }

    private static char SeparatorOf(string text)
    {
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        ReadOnlySpan<char> header = end < 0 ? text : text.AsSpan(0, end);
        char best = ',';
        foreach (char candidate in ";\t")
            if (header.Count(candidate) > header.Count(best))
                best = candidate;
        return best;
    }

    private ImmutableArray<string> Row()
    {
        ImmutableArray<string>.Builder cells = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            cells.Add(at < text.Length && text[at] == '"' ? QuotedCell() : PlainCell());
            if (at < text.Length && text[at] == separator)
            {
                at++;
                continue;
            }

            if (at < text.Length) EndLine();
            return cells.ToImmutable();
        }
    }

    private string PlainCell()
    {
        int start = at;
        while (at < text.Length && text[at] != separator && text[at] is not '\r' and not '\n') at++;
        return text[start..at];
    }

    private string QuotedCell()
    {
        var cell = new StringBuilder();
        int start = line;
        for (at++; at < text.Length; at++)
        {
            if (text[at] == '\n') line++;
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else
            {
                at++;
                if (at < text.Length && text[at] != separator && text[at] is not '\r' and not '\n')
                    throw new BallastException($"{path}:{line}: text follows a closing quote. Double the quotes inside a quoted cell.");
                return cell.ToString();
            }
        }

        throw new BallastException($"{path}:{start}: a quoted cell is never closed.");
    }

    private void EndLine()
    {
        if (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
        at++;
        line++;
    }
}
