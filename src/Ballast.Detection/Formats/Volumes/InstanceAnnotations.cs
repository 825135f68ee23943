using System.Globalization;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Reads annotations of DICOM instances: a table of boxes by SOP instance UID, and a key that tells volume and instance number of each UID.</summary>
/// <remarks>
/// The annotations have columns TBreconID, SOPInstanceUID_anon, labelName and data, in which a box stands as <c>{'x': 1, 'y': 2, 'width': 3, 'height': 4}</c>, with quotes of Python or
/// JSON; the key has columns tbrecon_id, SOPInstanceUID_anon and InstanceNumber. A row's slice is its instance number, which counts from 1. Boxes lie as the slices are stored.
/// </remarks>
public static class InstanceAnnotations
{
    /// <summary>Reads both tables.</summary>
    /// <param name="annotationsPath">The table of boxes.</param>
    /// <param name="keyPath">The key.</param>
    /// <exception cref="BallastException">A table cannot be read, lacks a column, or the key contradicts itself.</exception>
    public static VolumeAnnotations Read(string annotationsPath, string keyPath)
    {
        ArgumentException.ThrowIfNullOrEmpty(annotationsPath);
        ArgumentException.ThrowIfNullOrEmpty(keyPath);
        CsvTable table = CsvTable.Read(annotationsPath);
        int[] columns = VolumeRows.Columns(table, annotationsPath, "TBreconID", "SOPInstanceUID_anon", "labelName", "data");
        Dictionary<string, (string Volume, int Number)> key = ReadKey(keyPath);
        string file = Path.GetFileName(annotationsPath);
        var rows = new VolumeRows(file);
        foreach (CsvRow row in table.Rows)
        {
            var place = new SourcePlace(file, row.Line);
            string volume = row.Cells[columns[0]].Trim(), uid = row.Cells[columns[1]].Trim(), label = row.Cells[columns[2]], data = row.Cells[columns[3]];
            if (!key.TryGetValue(uid, out (string Volume, int Number) instance))
                rows.Findings.Add(place.Finding(DetectionFindingKind.MissingImage, $"The key does not tell of instance '{uid}'; the row was left out."));
            else if (instance.Volume != volume)
                rows.Findings.Add(place.Finding(DetectionFindingKind.Malformed, $"The row says volume '{volume}', but the key says '{instance.Volume}' of its instance; the row was left out."));
            else if (label.Trim().Length == 0)
                rows.Findings.Add(place.Finding(DetectionFindingKind.Malformed, "The label is empty. The row was left out."));
            else if (BoxOf(data) is not { } box)
                rows.Findings.Add(place.Finding(DetectionFindingKind.Malformed, $"'{(data.Length <= 80 ? data : data[..80] + "…")}' is not a box with x, y, width and height; the row was left out."));
            else rows.Add(new VolumeAnnotation(volume, instance.Number, box, label, row.Line));
        }

        return rows.Finish(RowOrder.TopFirst);
    }

    /// <summary>A flat map of four numbers, in the writing of Python or JSON; null where it is none.</summary>
    internal static PixelBox? BoxOf(string data)
    {
        ReadOnlySpan<char> text = data.AsSpan().Trim();
        if (text.Length < 2 || text[0] != '{' || text[^1] != '}') return null;
        double?[] numbers = new double?[4];
        text = text[1..^1];
        foreach (Range range in text.Split(','))
        {
            ReadOnlySpan<char> pair = text[range];
            int colon = pair.IndexOf(':');
            if (colon < 0) return null;
            int place = pair[..colon].Trim().Trim("'\"") switch
            {
                "x" => 0,
                "y" => 1,
                "width" => 2,
                "height" => 3,
                _ => -1,
            };
            if (place < 0) continue;
            if (numbers[place] is not null || !double.TryParse(pair[(colon + 1)..].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number)) return null;
            numbers[place] = number;
        }

        return numbers is [{ } x, { } y, { } width, { } height] ? new PixelBox(x, y, width, height) : null;
    }

    private static Dictionary<string, (string Volume, int Number)> ReadKey(string path)
    {
        CsvTable table = CsvTable.Read(path);
        int[] columns = VolumeRows.Columns(table, path, "tbrecon_id", "SOPInstanceUID_anon", "InstanceNumber");
        var key = new Dictionary<string, (string Volume, int Number)>(table.Rows.Length, StringComparer.Ordinal);
        foreach (CsvRow row in table.Rows)
        {
            string volume = row.Cells[columns[0]].Trim(), uid = row.Cells[columns[1]].Trim(), number = row.Cells[columns[2]].Trim();
            if (!FastMriPlus.IsPlainName(volume)) throw new BallastException($"{path}:{row.Line}: '{volume}' is not the name of a volume. A name has no '/', '\\' or ':'.");
            if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || value != Math.Floor(value) || Math.Abs(value) > int.MaxValue)
                throw new BallastException($"{path}:{row.Line}: InstanceNumber is '{number}', not a whole number. Correct the row.");
            if (!key.TryAdd(uid, (volume, (int)value)) && key[uid] != (volume, (int)value))
                throw new BallastException($"{path}:{row.Line}: instance '{uid}' stands twice with different volume or number. Remove one of the rows.");
        }

        return key;
    }
}
