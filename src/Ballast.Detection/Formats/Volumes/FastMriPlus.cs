using System.Buffers;
using System.Globalization;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads the annotations of fastMRI+ (Zhao et al. 2022, doi 10.1038/s41597-022-01255-z): columns file, slice, study_level, x, y, width, height, label.</summary>
/// <remarks>
/// Slices count from 0. Boxes are those of a picture whose rows are turned over against <c>reconstruction_rss</c>; <see cref="VolumeAnnotations.StoredBox"/> turns them back. Statements
/// about a whole study have no box. Blanks around labels, repeated rows, boxes without area and boxes that start out of the picture are each named in the findings.
/// </remarks>
public static class FastMriPlus
{
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("/\\:\0\n\r");

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file, <c>knee.csv</c> or <c>brain.csv</c>.</param>
    /// <exception cref="BallastException">It cannot be read, or lacks a column.</exception>
    public static VolumeAnnotations Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(CsvTable.Read(path), path);
    }

    internal static VolumeAnnotations Parse(CsvTable table, string path)
    {
        int[] columns = VolumeRows.Columns(table, path, "file", "slice", "study_level", "x", "y", "width", "height", "label");
        string file = Path.GetFileName(path);
        var rows = new VolumeRows(file);
        foreach (CsvRow row in table.Rows)
        {
            string[] cells = [.. columns.Select(column => row.Cells[column])];
            if (Row(cells, row.Line, out string why) is { } made) rows.Add(made);
            else rows.Findings.Add(new DetectionFinding(file, row.Line, DetectionFindingKind.Malformed, why + " The row was left out."));
        }

        return rows.Finish(RowOrder.BottomFirst);
    }

    private static VolumeAnnotation? Row(string[] cells, int line, out string why)
    {
        why = "";
        string volume = cells[0].Trim();
        if (!IsPlainName(volume)) why = $"'{volume}' is not the name of a volume.";
        if (!int.TryParse(cells[1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int slice)) why = $"'{cells[1]}' is not the number of a slice, from 0.";
        else if (cells[7].Trim().Length == 0) why = "The label is empty.";
        if (why.Length > 0) return null;
        switch (cells[2].Trim().ToUpperInvariant())
        {
            case "YES":
                return new VolumeAnnotation(volume, slice, default, cells[7], line) { IsStudyLevel = true };
            case "NO":
                break;
            default:
                why = $"study_level is '{cells[2]}', neither Yes nor No.";
                return null;
        }

        double[] numbers = new double[4];
        for (int i = 0; i < 4; i++)
        {
            if (double.TryParse(cells[3 + i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) && double.IsFinite(numbers[i])) continue;
            why = $"'{cells[3 + i]}' is not a number.";
            return null;
        }

        return new VolumeAnnotation(volume, slice, new PixelBox(numbers[0], numbers[1], numbers[2], numbers[3]), cells[7], line);
    }

    /// <summary>Whether a name can be that of a file or folder and of nothing above it.</summary>
    internal static bool IsPlainName(string name) => name.Length is > 0 and <= 255 && name is not "." and not ".." && !name.AsSpan().ContainsAny(NotInNames);
}
