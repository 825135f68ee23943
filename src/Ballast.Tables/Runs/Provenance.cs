using System.Globalization;
using System.Text;
using Ballast.Resampling;

namespace Ballast.Tables;

/// <summary>Writes where each row comes from and which rows were left out. Rows are numbered from 0 below the header.</summary>
internal static class Provenance
{
    public static void WriteRows(Stream output, ResampledRows rows)
    {
        using StreamWriter text = Text(output);
        text.Write("row,kind,base,neighbor,step,label\n");
        for (int row = 0; row < rows.Count; row++)
        {
            SampleOrigin origin = rows.Plan.Samples[row];
            string pair = origin.Neighbor < 0 ? "," : string.Create(CultureInfo.InvariantCulture, $"{rows.InFile(origin.Neighbor)},{origin.Step:R}");
            text.Write(string.Create(
                CultureInfo.InvariantCulture, $"{row},{origin.Kind.ToString().ToLowerInvariant()},{rows.BaseInFile(row)},{pair},{Quoted(rows.ClassName(row))}\n"));
        }
    }

    public static void WriteRemoved(Stream output, IEnumerable<(int Row, string Label, string Reason)> removed)
    {
        using StreamWriter text = Text(output);
        text.Write("row,label,reason\n");
        foreach ((int row, string label, string reason) in removed)
            text.Write(string.Create(CultureInfo.InvariantCulture, $"{row},{Quoted(label)},{Quoted(reason)}\n"));
    }

    private static StreamWriter Text(Stream output) => new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
