namespace Ballast.Tables;

/// <summary>How a text file writes its table.</summary>
/// <param name="Separator">What stands between cells.</param>
/// <param name="NewLine">What ends a record.</param>
/// <param name="MarkBytes">How many bytes a byte order mark takes at the start.</param>
internal sealed record CsvDialect(char Separator, string NewLine, int MarkBytes)
{
    private const int LookedAt = 1 << 16;

    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>The dialect of a file, from its first line.</summary>
    public static CsvDialect Of(Stream stream, TableFormat format)
    {
        byte[] start = new byte[LookedAt];
        int length = stream.ReadAtLeast(start, LookedAt, throwOnEndOfStream: false);
        ReadOnlySpan<byte> text = start.AsSpan(0, length);
        int mark = text.StartsWith(Mark) ? Mark.Length : 0;
        text = text[mark..];
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        string newLine = end < 0 || text[end] == '\n' ? "\n" : end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r";
        ReadOnlySpan<byte> header = end < 0 ? text : text[..end];
        char separator = ',';
        if (format == TableFormat.Tsv) separator = '\t';
        else
            foreach (char candidate in ";\t")
                if (header.Count((byte)candidate) > header.Count((byte)separator))
                    separator = candidate;
        return new CsvDialect(separator, newLine, mark);
    }

    /// <summary>A cell as text, quoted where it must be.</summary>
    public string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(['"', '\r', '\n', Separator]) < 0 && cell.Trim().Length == cell.Length ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
