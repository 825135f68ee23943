using Ballast.Core;

namespace Ballast.Vision;

/// <summary>What <c>metadata.csv</c> says about files: class and group, by relative path.</summary>
internal sealed class ImageMetadata
{
    private const string FileName = "metadata.csv";

    private static readonly string[] FileColumns = ["file", "filename", "file_name", "path", "image"];
    private static readonly string[] LabelColumns = ["label", "class"];

    private readonly Dictionary<string, MetadataRow> rows;

    private ImageMetadata(string path, string? groupColumn, Dictionary<string, MetadataRow> rows, List<ImageProblem> problems)
    {
        Path = path;
        GroupColumn = groupColumn;
        this.rows = rows;
        Problems = problems;
    }

    internal string Path { get; }

    internal string? GroupColumn { get; }

    /// <summary>Rows that contradict each other.</summary>
    internal IReadOnlyList<ImageProblem> Problems { get; }

    internal IEnumerable<MetadataRow> Rows => rows.Values;

    /// <summary>Reads the file where there is one: in the folder itself, else beside the class folders.</summary>
    /// <exception cref="BallastException">The file is malformed, or a group column was asked for that does not exist.</exception>
    internal static ImageMetadata? Find(string folder, string classRoot, string? groupColumn)
    {
        string? path = new[] { folder, classRoot }.Select(place => System.IO.Path.Join(place, FileName)).FirstOrDefault(File.Exists);
        if (path is not null) return Of(CsvTable.Read(path), path, groupColumn);
        if (groupColumn is not null)
            throw new BallastException($"{folder}: there is no {FileName}, so there is no group column '{groupColumn}'. Add the file or leave the group column out.");
        return null;
    }

    /// <summary>The row of a file, by any of the names it may be listed under; null when it is not listed.</summary>
    internal MetadataRow? RowOf(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            if (rows.TryGetValue(name, out MetadataRow? row))
                return row;
        return null;
    }

    private static ImageMetadata Of(CsvTable table, string path, string? asked)
    {
        int file = ColumnOf(table, FileColumns);
        if (file < 0)
            throw new BallastException($"{path}:1: no column names the files. Call it {string.Join(", ", FileColumns[..^1])} or {FileColumns[^1]}; there are {string.Join(", ", table.Columns)}.");
        int label = ColumnOf(table, LabelColumns);
        int group = GroupColumnChoice.Of(table, path, asked, file, label);
        var byFile = new Dictionary<string, MetadataRow>(table.Rows.Length, StringComparer.Ordinal);
        var problems = new List<ImageProblem>();
        foreach (CsvRow cells in table.Rows)
        {
            var row = new MetadataRow(cells.Line, Normal(cells.Cells[file]), ValueOf(cells, label), ValueOf(cells, group));
            if (row.File.Length == 0) throw new BallastException($"{path}:{row.Line}: the file name is empty. Fill it in or remove the line.");
            if (byFile.TryAdd(row.File, row) || Agree(byFile[row.File], row)) continue;
            problems.Add(new ImageProblem(row.File, ImageProblemKind.Mislabelled, $"Lines {byFile[row.File].Line} and {row.Line} of {FileName} contradict each other."));
        }

        return new ImageMetadata(path, group < 0 ? null : table.Columns[group], byFile, problems);
    }

    private static bool Agree(MetadataRow a, MetadataRow b) => a.ClassName == b.ClassName && a.Group == b.Group;

    private static string Normal(string file)
    {
        string name = file.Trim().Replace('\\', '/');
        while (name.StartsWith("./", StringComparison.Ordinal)) name = name[2..];
        return name;
    }

    private static string? ValueOf(CsvRow row, int column)
    {
        string value = column < 0 ? "" : row.Cells[column].Trim();
        return value.Length == 0 ? null : value;
    }

    private static int ColumnOf(CsvTable table, string[] names)
    {
        foreach (string name in names)
            for (int i = 0; i < table.Columns.Length; i++)
                if (string.Equals(table.Columns[i], name, StringComparison.OrdinalIgnoreCase))
                    return i;
        return -1;
    }
}
