using System.Globalization;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Detection;

/// <summary>Collects rows of volume annotations: trims labels, leaves out repetitions and boxes without area, names them all.</summary>
internal sealed class VolumeRows(string file)
{
    private readonly List<VolumeAnnotation> rows = [];
    private readonly List<(VolumeAnnotation, DetectionFindingKind)> leftOut = [];
    private readonly Dictionary<(string, int, PixelBox, string, bool), int> seen = [];

    internal List<DetectionFinding> Findings { get; } = [];

    internal void Add(VolumeAnnotation row)
    {
        var place = new SourcePlace(file, row.Line);
        string label = row.LabelText.Trim();
        if (label.Length != row.LabelText.Length) Findings.Add(place.Finding(DetectionFindingKind.PaddedLabel, $"The label '{row.LabelText}' has blanks around it; they were taken off."));
        row = row with { LabelText = label };
        if (!seen.TryAdd((row.Volume, row.Slice, row.Box, label, row.IsStudyLevel), row.Line))
        {
            Findings.Add(place.Finding(DetectionFindingKind.Duplicate, $"The row repeats line {seen[(row.Volume, row.Slice, row.Box, label, row.IsStudyLevel)]}; it was left out."));
            leftOut.Add((row, DetectionFindingKind.Duplicate));
            return;
        }

        if (row.IsStudyLevel)
        {
            Findings.Add(place.Finding(DetectionFindingKind.StudyLevel, $"'{label}' is said of the whole volume '{row.Volume}'; it is no box."));
        }
        else if (row.Box.IsDegenerate)
        {
            Findings.Add(place.Finding(DetectionFindingKind.DegenerateBox, $"The box of '{label}' is {Text(row.Box.Width)} × {Text(row.Box.Height)} pixels; it has no area and was left out."));
            leftOut.Add((row, DetectionFindingKind.DegenerateBox));
            return;
        }
        else if (row.Box.X < 0 || row.Box.Y < 0)
        {
            Findings.Add(place.Finding(DetectionFindingKind.OutOfImage, $"The box of '{label}' starts at ({Text(row.Box.X)}, {Text(row.Box.Y)}), out of the slice; it is cut to the slice when it is used."));
        }

        rows.Add(row);
    }

    internal VolumeAnnotations Finish(RowOrder order) => new()
    {
        Rows = [.. rows.OrderBy(row => row.Volume, StringComparer.Ordinal).ThenBy(row => row.Slice).ThenBy(row => row.Line)],
        Findings = [.. SourcePlace.Ordered(Findings)],
        LeftOut = [.. leftOut],
        PictureRows = order,
    };

    /// <summary>The places of columns that a table must have.</summary>
    /// <exception cref="BallastException">One is missing.</exception>
    internal static int[] Columns(CsvTable table, string path, params ReadOnlySpan<string> names)
    {
        int[] places = new int[names.Length];
        for (int i = 0; i < places.Length; i++)
        {
            string name = names[i];
            places[i] = table.Columns.IndexOf(name, 0, table.Columns.Length, StringComparer.OrdinalIgnoreCase);
            if (places[i] < 0) throw new BallastException($"{path}:1: there is no column '{name}', only {string.Join(", ", table.Columns)}. The table needs {string.Join(", ", names.ToArray())}.");
        }

        return places;
    }

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
