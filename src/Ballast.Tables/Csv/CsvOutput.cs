using System.Globalization;
using System.Text;

namespace Ballast.Tables;

/// <summary>Writes a resampled table as text: copies byte by byte, made rows with numbers that read back to the same value.</summary>
internal sealed class CsvOutput(Stream output, CsvDialect dialect, int cells, ResampledRows rows)
{
    private readonly byte[] newLine = Encoding.ASCII.GetBytes(dialect.NewLine);
    private readonly StringBuilder text = new();

    public void Write(CsvRecordBytes file, ReadOnlySpan<byte> header, ReadWatch watch)
    {
        Line(header.TrimEnd("\r\n"u8));
        for (int row = 0; row < rows.Count; row++)
        {
            watch.Row("writing", row, row, rows.Count);
            if (!rows.IsCopy(row)) Line(Made(row));
            else if (rows.IsFilled(row)) Line(FilledIn(row, file[rows.BaseInFile(row)]));
            else Line(file[rows.BaseInFile(row)]);
        }
    }

    private void Line(ReadOnlySpan<byte> record)
    {
        output.Write(record);
        output.Write(newLine);
    }

    private byte[] Made(int row)
    {
        text.Clear();
        int feature = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            if (cell > 0) text.Append(dialect.Separator);
            text.Append(cell == rows.LabelColumn ? dialect.Quoted(rows.ClassName(row)) : Cell(row, feature++));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private string Cell(int row, int feature)
    {
        TableColumn column = rows.FeatureColumns[feature];
        double value = rows.Value(row, feature);
        return column.Kind == ColumnKind.Category ? dialect.Quoted(column.Categories[(int)value]) : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A copy with values in the cells that were missing.</summary>
    private byte[] FilledIn(int row, ReadOnlySpan<byte> record)
    {
        text.Clear();
        string raw = Encoding.UTF8.GetString(record);
        int feature = 0, start = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            int end = EndOfCell(raw, start);
            if (cell > 0) text.Append(dialect.Separator);
            bool label = cell == rows.LabelColumn;
            bool missing = !label && MissingText.Is(raw.AsSpan(start, end - start).Trim().Trim('"'));
            if (missing) text.Append(Cell(row, feature));
            else text.Append(raw, start, end - start);
            if (!label) feature++;
            start = end + 1;
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private int EndOfCell(string raw, int start)
    {
        bool quotable = start < raw.Length && raw[start] == '"', quoted = false;
        for (int at = start; at < raw.Length; at++)
        {
            if (quotable && raw[at] == '"') quoted = !quoted;
            else if (raw[at] == dialect.Separator && !quoted) return at;
        }

        return raw.Length;
    }
}
