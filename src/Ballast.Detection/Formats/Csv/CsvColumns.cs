using Ballast.Core;

namespace Ballast.Detection;

/// <summary>The places of the columns in one table.</summary>
internal sealed record CsvColumns
{
    private static readonly string[] FileNames = ["file", "filename", "image", "imagepath", "path", "imagename", "img", "imageid"];
    private static readonly string[] LabelNames = ["label", "class", "classname", "category", "labelname", "name", "celltype"];
    private static readonly string[] PartNames = ["part", "split", "set", "subset"];

    private static readonly (CsvBoxForm Form, string[] Names)[] Boxes =
    [
        (CsvBoxForm.Corners, ["xmin", "ymin", "xmax", "ymax"]),
        (CsvBoxForm.Corners, ["x1", "y1", "x2", "y2"]),
        (CsvBoxForm.Corners, ["left", "top", "right", "bottom"]),
        (CsvBoxForm.CenterAndSize, ["xcenter", "ycenter", "width", "height"]),
        (CsvBoxForm.CenterAndSize, ["xc", "yc", "w", "h"]),
        (CsvBoxForm.CenterAndSize, ["cx", "cy", "w", "h"]),
        (CsvBoxForm.CornerAndSize, ["x", "y", "width", "height"]),
        (CsvBoxForm.CornerAndSize, ["x", "y", "w", "h"]),
        (CsvBoxForm.CornerAndSize, ["left", "top", "width", "height"]),
        (CsvBoxForm.CornerAndSize, ["bboxx", "bboxy", "bboxwidth", "bboxheight"]),
    ];

    internal required int File { get; init; }

    internal required int Label { get; init; }

    /// <summary>−1 where there is none.</summary>
    internal required int Part { get; init; }

    internal required int[] Box { get; init; }

    internal required CsvBoxForm Form { get; init; }

    /// <summary>Finds the columns.</summary>
    /// <exception cref="BallastException">One is missing.</exception>
    internal static CsvColumns Of(CsvTable table, CsvMapping mapping, string path)
    {
        string[] bare = [.. table.Columns.Select(BareName.Of)];
        (CsvBoxForm form, int[] box) = mapping.BoxColumns.IsEmpty
            ? FindBox(table, bare, path)
            : (mapping.Form, [.. mapping.BoxColumns.Select(name => Named(table, name, path))]);
        return new CsvColumns
        {
            File = mapping.FileColumn is { } file ? Named(table, file, path) : Required(table, bare, path, "the image (such as 'file')", FileNames),
            Label = mapping.LabelColumn is { } label ? Named(table, label, path) : Required(table, bare, path, "the class (such as 'label')", LabelNames),
            Part = mapping.PartColumn is { } part ? Named(table, part, path) : Find(bare, PartNames),
            Box = box,
            Form = form,
        };
    }

    private static (CsvBoxForm, int[]) FindBox(CsvTable table, string[] bare, string path)
    {
        foreach ((CsvBoxForm form, string[] names) in Boxes)
        {
            int[] places = [.. names.Select(name => Array.IndexOf(bare, name))];
            if (!places.Contains(-1)) return (form, places);
        }

        throw new BallastException($"{path}:1: no columns are known for the box (such as xmin, ymin, xmax, ymax or x, y, width, height); there are {string.Join(", ", table.Columns)}. Name the columns.");
    }

    private static int Named(CsvTable table, string name, string path)
    {
        for (int i = 0; i < table.Columns.Length; i++)
            if (string.Equals(table.Columns[i], name, StringComparison.OrdinalIgnoreCase))
                return i;
        throw new BallastException($"{path}:1: there is no column '{name}', only {string.Join(", ", table.Columns)}. Did you mean '{NearestName.Of(name, table.Columns)}'?");
    }

    private static int Required(CsvTable table, string[] bare, string path, string what, string[] names) =>
        Find(bare, names) is var place and >= 0 ? place : throw new BallastException($"{path}:1: no column is known for {what}; there are {string.Join(", ", table.Columns)}. Name the column.");

    private static int Find(string[] bare, string[] names)
    {
        foreach (string name in names)
            if (Array.IndexOf(bare, name) is var place and >= 0)
                return place;
        return -1;
    }
}
