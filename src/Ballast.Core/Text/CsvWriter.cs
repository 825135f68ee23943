using System.Text;

namespace Ballast.Core;

/// <summary>Comma-separated text as RFC 4180 has it: cells with commas, quotes or line ends are quoted; numbers are invariant and read back to the same value.</summary>
public sealed class CsvWriter
{
    private readonly StringBuilder text = new();

    /// <summary>Starts a table.</summary>
    /// <param name="columns">The names of the columns.</param>
    public CsvWriter(params ReadOnlySpan<string> columns) => Row([.. columns]);

    /// <summary>Adds a row.</summary>
    /// <param name="cells">A value a column; null is an empty cell.</param>
    public void Row(params IReadOnlyList<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        for (int i = 0; i < cells.Count; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(Cell(cells[i]));
        }

        text.Append('\n');
    }

    /// <summary>The table as text, with a line end after each row.</summary>
    public override string ToString() => text.ToString();

    private static string Cell(object? value)
    {
        string content = value is IFormattable number ? number.ToString(null, System.Globalization.CultureInfo.InvariantCulture) : value?.ToString() ?? "";
        return content.AsSpan().IndexOfAny(",\"\n\r") < 0 ? content : $"\"{content.Replace("\"", "\"\"")}\"";
    }
}
