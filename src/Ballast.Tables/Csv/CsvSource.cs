using System.Collections.Immutable;
using System.IO.Compression;
using Ballast.Core;

namespace Ballast.Tables;

/// <summary>A table in a text file. A resampled file holds its records byte by byte as they are; only made rows are written anew.</summary>
internal sealed class CsvSource : TableSource
{
    private readonly FileStream stream;
    private readonly CsvDialect dialect;
    private readonly long headerEnd;

    /// <summary>The byte at which each record starts, and behind the last the byte at which the file ends.</summary>
    private long[] starts = [];
    private int expectedRows;

    public CsvSource(string path, TableFormat format)
    {
        Path = path;
        stream = TableFormats.IsCompressed(path) ? Unpacked(path) : InputFile.Open(path);
        try
        {
            if (stream.Length == 0) throw new BallastException($"'{path}' is empty. Its first line must name the columns, those below hold a sample each.");
            dialect = CsvDialect.Of(stream, format);
            using var records = new CsvRecords(path, stream, dialect);
            if (!records.Next()) throw new BallastException($"'{path}' holds empty lines only. Its first line must name the columns, those below hold a sample each.");
            headerEnd = records.Bytes.End;
            Columns = Header(records);
            RequireColumns(Columns, $"{path}:{records.Line}");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public override string Path { get; }

    public override ImmutableArray<string> Columns { get; }

    /// <summary>How an error names a cell: cells count from 1.</summary>
    public string Place(int line, int cell) => $"{Path}:{line}:{cell + 1}";

    public override LabelledRows ReadLabels(int label, ReadWatch watch)
    {
        int[] labels = new int[ExpectedRows()];
        var classes = new CategoryCodes();
        var missingLabels = new MissingCount(Columns[label]);
        long missing = 0;
        int row = 0;
        ForEachRecord("reading", watch, record =>
        {
            ReadOnlySpan<char> text = record[label].Trim();
            if (MissingText.Is(text) && missingLabels.Add()) missingLabels.First = Place(record.Line, label);
            labels[row++] = classes.Of(text);
            for (int cell = 0; cell < Columns.Length; cell++)
                if (cell != label && MissingText.Is(record[cell]))
                    missing++;
        });
        if (missingLabels.Count > 0) throw MissingTreatment.LabelsMissing(missingLabels);
        (ImmutableArray<string> names, int[] final) = classes.Finish();
        Array.Resize(ref labels, row);
        foreach (ref int each in labels.AsSpan()) each = final[each];
        return new LabelledRows(labels, ClassNames.InGivenOrder(names))
        {
            Notes = missing == 0 ? [] : [$"{missing} missing value{(missing == 1 ? " is" : "s are")} copied as they stand; --missing drops or fills them."],
        };
    }

    public override ReadTable Read(int label, IReadOnlySet<int> categorical, ReadWatch watch) =>
        new CsvFeatures(this, label, categorical).Read(ExpectedRows(), watch);

    public override void Write(Stream output, ResampledRows rows, ReadWatch watch)
    {
        var file = new CsvRecordBytes(stream.SafeFileHandle, starts);
        new CsvOutput(output, dialect, Columns.Length, rows).Write(file, file.Read(0, headerEnd).ToArray(), watch);
    }

    /// <summary>Visits each record below the header, in order, and notes where it stands.</summary>
    public void ForEachRecord(string stage, ReadWatch watch, Action<CsvRecords> visit)
    {
        if (starts.Length == 0) starts = new long[ExpectedRows() + 1];
        using var records = new CsvRecords(Path, stream, dialect);
        records.Next();
        int row = 0;
        while (records.Next())
        {
            if (records.Cells != Columns.Length)
                throw new BallastException($"{Path}:{records.Line}: {records.Cells} cells, but the first line names {Columns.Length} columns. Quote cells that contain the separator.");
            visit(records);
            watch.Row(stage, row, records.Bytes.Start, stream.Length);
            starts[row++] = records.Bytes.Start;
        }

        if (row == 0) throw new BallastException($"'{Path}' names columns but holds no rows. Give at least two classes of samples.");
        Array.Resize(ref starts, row + 1);
        starts[row] = stream.Length;
    }

    public override void Dispose()
    {
        stream.Dispose();
        base.Dispose();
    }

    private ImmutableArray<string> Header(CsvRecords records)
    {
        ImmutableArray<string>.Builder names = ImmutableArray.CreateBuilder<string>(records.Cells);
        for (int cell = 0; cell < records.Cells; cell++)
        {
            if (records[cell].Contains('\0')) throw new BallastException($"'{Path}' is not text: its first line holds zero bytes. For other formats use .parquet or .npy.");
            names.Add(records[cell].Trim().ToString());
        }

        return names.DrainToImmutable();
    }

    /// <summary>No more rows than line ends, and one without.</summary>
    private int ExpectedRows()
    {
        if (expectedRows > 0) return expectedRows;
        byte[] buffer = new byte[1 << 16];
        long ends = 0;
        stream.Seek(0, SeekOrigin.Begin);
        byte end = (byte)dialect.NewLine[^1];
        for (int read; (read = stream.Read(buffer)) > 0;) ends += buffer.AsSpan(0, read).Count(end);
        if (ends >= Array.MaxLength) throw new BallastException($"'{Path}' has {ends} lines, more than the {Array.MaxLength} that Ballast can number. Split the file.");
        return expectedRows = (int)ends + 1;
    }

    /// <summary>A compressed file is unpacked to a temporary one, which is gone when it is closed: records are read at their places.</summary>
    private static FileStream Unpacked(string path)
    {
        using FileStream packed = InputFile.Open(path);
        string name = System.IO.Path.GetTempFileName();
        var unpacked = new FileStream(name, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            using var content = new GZipStream(packed, CompressionMode.Decompress);
            content.CopyTo(unpacked);
            return unpacked;
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException)
        {
            unpacked.Dispose();
            throw new BallastException($"'{path}' cannot be unpacked: {cause.Message}", innerException: cause);
        }
    }
}
