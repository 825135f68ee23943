using System.Collections.Immutable;
using System.Text;

namespace Ballast.Core;

/// <summary>A table of text with a header row: RFC 4180, separated by comma, semicolon or tab, whichever the header has most of.</summary>
public sealed class CsvTable
{
    private CsvTable(ImmutableArray<string> columns, ImmutableArray<CsvRow> rows)
    {
        Columns = columns;
        Rows = rows;
    }

    /// <summary>The names of the columns, trimmed, as the first line has them.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The rows below the first line, empty lines left out; each has a cell for every column.</summary>
    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <exception cref="BallastException">The file cannot be read, has no header, or a row has another number of cells.</exception>
    public static CsvTable Read(string path)
    {
        string text;
        try
        {
            text = File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }

        return Parse(text, path);
    }

    /// <summary>Reads text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where it comes from, for errors.</param>
    /// <exception cref="BallastException">The text has no header, or a row has another number of cells.</exception>
    public static CsvTable Parse(string text, string path)
    {
        List<CsvRow> rows = new CsvParser(text, path).Rows();
        if (rows.Count == 0) throw new BallastException($"{path}: the file is empty; its first line must name the columns.");
        ImmutableArray<string> columns = [.. rows[0].Cells.Select(cell => cell.Trim())];
        string? twice = columns.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(names => names.Count() > 1)?.Key;
        if (twice is not null) throw new BallastException($"{path}:1: column '{twice}' stands twice. Rename one of them.");
        foreach (CsvRow row in rows.Skip(1))
            if (row.Cells.Length != columns.Length)
                throw new BallastException($"{path}:{row.Line}: {row.Cells.Length} cells, but the first line names {columns.Length} columns. Quote cells that contain the separator.");
        return new CsvTable(columns, [.. rows.Skip(1)]);
    }
}
