using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>A table in a file that can be read, as labels alone or with its features, and of which rows can be copied as they are.</summary>
internal abstract class TableSource : IDisposable
{
    /// <summary>The file, as the person wrote it.</summary>
    public abstract string Path { get; }

    public abstract ImmutableArray<string> Columns { get; }

    /// <summary>The labels; features are not looked at beyond what finding the rows takes.</summary>
    public abstract LabelledRows ReadLabels(int label, ReadWatch watch);

    /// <summary>Labels and features.</summary>
    public abstract ReadTable Read(int label, IReadOnlySet<int> categorical, ReadWatch watch);

    /// <summary>Writes the resampled table in the format of this one: rows that are in this file as they stand there.</summary>
    public abstract void Write(Stream output, ResampledRows rows, ReadWatch watch);

    /// <summary>Opens a file; for an array, with the labels in a file of their own when one is named.</summary>
    public static TableSource Open(string path, string? labelsPath)
    {
        TableFormat format = TableFormats.Of(path);
        if (labelsPath is not null && format != TableFormat.Npy)
            throw new BallastException($"--labels names a file of labels for an array, but '{path}' has its labels in a column. Name that with --label.");
        return format switch
        {
            TableFormat.Parquet => new ParquetSource(path),
            TableFormat.Npy => new NpySource(path, labelsPath),
            _ => new CsvSource(path, format),
        };
    }

    public virtual void Dispose()
    {
    }

    /// <summary>What every format refuses: columns without a name of their own, and a table without features.</summary>
    protected static void RequireColumns(ImmutableArray<string> columns, string place)
    {
        string? twice = columns.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(names => names.Count() > 1)?.Key;
        if (twice is not null) throw new BallastException($"{place}: column '{twice}' stands twice. Rename one of them.");
        if (columns.Length < 2)
            throw new BallastException($"{place}: a table needs a column of classes and at least one of features, but there is only '{columns.FirstOrDefault()}'.");
    }
}
