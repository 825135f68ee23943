using Ballast.Core;

namespace Ballast.Tables;

/// <summary>The format that a file's name tells.</summary>
internal static class TableFormats
{
    public static TableFormat Of(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        TableFormat? format = Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => TableFormat.Csv,
            ".tsv" => TableFormat.Tsv,
            ".parquet" or ".pq" => TableFormat.Parquet,
            ".npy" => TableFormat.Npy,
            _ => null,
        };
        if (format is null || (IsCompressed(path) && format is TableFormat.Parquet or TableFormat.Npy))
            throw new BallastException($"'{path}' has no extension that names a format of tables. Use .csv, .tsv (both also with .gz), .parquet or .npy.");
        return format.Value;
    }

    public static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
