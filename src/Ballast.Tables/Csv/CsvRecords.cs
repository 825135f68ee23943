using System.Text;
using Ballast.Core;
using Sylvan.Data.Csv;

namespace Ballast.Tables;

/// <summary>The records of a text file one after the other, each with its line and its place in bytes. Empty lines are passed over.</summary>
internal sealed class CsvRecords : IDisposable
{
    private const int BufferChars = 1 << 16, LongestRecordChars = 1 << 24;

    // Not UTF-8 is an error, not a question mark in the output.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string path;
    private readonly CsvDataReader reader;
    private long next;
    private int nextLine = 1;

    public CsvRecords(string path, Stream stream, CsvDialect dialect)
    {
        this.path = path;
        stream.Seek(dialect.MarkBytes, SeekOrigin.Begin);
        next = dialect.MarkBytes;
        var text = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false, BufferChars, leaveOpen: true);
        reader = Guarded(() => CsvDataReader.Create(text, new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = dialect.Separator,
            BufferSize = BufferChars,
            MaxBufferSize = LongestRecordChars,
            StringFactory = (buffer, offset, length) => new string(buffer, offset, length),
        }));
    }

    /// <summary>The line at which the record starts, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The byte at which the record starts, and the one behind its line end.</summary>
    public (long Start, long End) Bytes { get; private set; }

    public int Cells => reader.RowFieldCount;

    /// <summary>A cell without its quotes.</summary>
    public ReadOnlySpan<char> this[int cell] => reader.GetFieldSpan(cell);

    public bool Next()
    {
        while (Guarded(reader.Read))
        {
            ReadOnlySpan<char> raw = reader.GetRawRecordSpan();
            Line = nextLine;
            Bytes = (next, next + Encoding.UTF8.GetByteCount(raw));
            next = Bytes.End;
            nextLine += LineEnds(raw);
            if (Cells > 1 || reader.GetFieldSpan(0).Length > 0) return true;
        }

        return false;
    }

    public void Dispose() => reader.Dispose();

    private static int LineEnds(ReadOnlySpan<char> raw)
    {
        int feeds = raw.Count('\n');
        return feeds > 0 ? feeds : raw.Count('\r');
    }

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvInvalidCharacterException error)
        {
            string what = error.Message.Contains("end of the input", StringComparison.Ordinal)
                ? "a quoted cell is never closed. Close the quote, or double it if it belongs to the text."
                : "text follows a closing quote. Double the quotes inside a quoted cell.";
            throw new BallastException($"{path}:{nextLine}: {what}", innerException: error);
        }
        catch (CsvRecordTooLargeException error)
        {
            throw new BallastException($"{path}:{nextLine}: the record is longer than 16 million characters; a quoted cell is probably never closed.", innerException: error);
        }
        catch (DecoderFallbackException error)
        {
            throw new BallastException(
                $"'{path}' is not a table in UTF-8 text (byte 0x{error.BytesUnknown?.FirstOrDefault() ?? 0:X2} near line {nextLine}). Save it as CSV in UTF-8; for other formats use .parquet or .npy.",
                innerException: error);
        }
        catch (IOException error)
        {
            throw new BallastException($"'{path}' cannot be read: {error.Message}", innerException: error);
        }
    }
}
