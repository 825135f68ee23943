using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Reads and writes feature tables: CSV and TSV (also with .gz), Parquet, and NumPy's arrays.</summary>
/// <remarks>
/// A column of text is a column of categories, its codes in the order of the names. Classes are in the order of their names, by value when all
/// are numbers. A value that cannot be used is told with file, line and column.
/// </remarks>
public static class TableFile
{
    /// <summary>Reads a table.</summary>
    /// <param name="path">The file; its extension tells the format.</param>
    /// <param name="options">Label column, categories, missing values; default as <see cref="TableReadOptions"/> says.</param>
    /// <exception cref="BallastException">The file cannot be read or is damaged, or a value is missing or wrong.</exception>
    public static FeatureTable Read(string path, TableReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new TableReadOptions();
        InputFile.Open(path).Dispose();
        using TableSource source = TableSource.Open(path, options.LabelsPath);
        (int label, string? note) = source is NpySource array ? (array.LabelIndex(options.Label), null) : LabelColumn.Find(source.Columns, options.Label, path);
        HashSet<int> categorical = [.. options.Categorical.Select(name => LabelColumn.Named(source.Columns, name, path, "column"))];
        ReadTable read = source.Read(label, categorical, ReadWatch.None);
        return MissingTreatment.Apply(note is null ? read : read with { Notes = [note, .. read.Notes] }, options.Missing);
    }

    /// <summary>Writes a table. In Parquet numbers are doubles and names text; an array takes numbers only, with the labels in their column.</summary>
    /// <param name="path">The file; its extension tells the format. Replaced if it is there.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="BallastException">The format cannot hold a column, or the file cannot be written.</exception>
    public static void Write(string path, FeatureTable table)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(table);
        TableFormat format = TableFormats.Of(path);
        using var files = new OutputFiles(path);
        files.Write(path, stream => TableWriter.Write(stream, table, format, path));
        files.FinishTable();
    }
}
