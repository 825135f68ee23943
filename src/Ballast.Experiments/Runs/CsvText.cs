using System.Text;

namespace Ballast.Experiments;

/// <summary>Comma-separated text as RFC 4180 has it: fields with commas, quotes or line ends are quoted; numbers are invariant and round-trip.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText(params ReadOnlySpan<string> header) => Row([.. header]);

    public void Row(params IReadOnlyList<object?> fields)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (i > 0) text.Append(',');
            text.Append(Field(fields[i]));
        }

        text.Append('\n');
    }

    public override string ToString() => text.ToString();

    /// <summary>Reads all records; a field keeps its line ends.</summary>
    public static List<string[]> Parse(string content)
    {
        var records = new List<string[]>();
        var record = new List<string>();
        var field = new StringBuilder();
        bool quoted = false, any = false;
        for (int i = 0; i < content.Length; i++)
        {
            char c = content[i];
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (i + 1 < content.Length && content[i + 1] == '"') field.Append(content[i++]);
                else quoted = false;
            }
            else if (c == '"') quoted = any = true;
            else if (c == ',') Close(record, field, out any, more: true);
            else if (c == '\n')
            {
                if (any || field.Length > 0) CloseRecord(records, ref record, field, out any);
            }
            else if (c != '\r')
            {
                field.Append(c);
                any = true;
            }
        }

        if (any || field.Length > 0) CloseRecord(records, ref record, field, out _);
        return records;
    }

    private static void CloseRecord(List<string[]> records, ref List<string> record, StringBuilder field, out bool any)
    {
        Close(record, field, out any, more: false);
        records.Add([.. record]);
        record = [];
    }

    private static void Close(List<string> record, StringBuilder field, out bool any, bool more)
    {
        record.Add(field.ToString());
        field.Clear();
        any = more;
    }

    private static string Field(object? value)
    {
        string content = value switch
        {
            null => "",
            double number => number.ToString("R"),
            float number => number.ToString("R"),
            _ => value.ToString() ?? "",
        };
        return content.AsSpan().IndexOfAny(",\"\n\r") < 0 ? content : $"\"{content.Replace("\"", "\"\"")}\"";
    }
}
