using Ballast.Core;

namespace Ballast.Tables;

/// <summary>
/// The files of a run, written beside their names and renamed when all are complete, the table last: whatever interrupts the run, a table
/// with its final name is whole and has its companions.
/// </summary>
internal sealed class OutputFiles : IDisposable
{
    private const int DiskFull = unchecked((int)0x80070070), NoSpace = 28, BufferBytes = 1 << 18;

    private readonly string table;
    private readonly List<string> written = [];
    private bool finished;

    public OutputFiles(string table) => this.table = table;

    public static string Provenance(string table) => table + ".provenance.csv";

    public static string Removed(string table) => table + ".removed.csv";

    public static string Record(string table) => table + ".resampling.json";

    /// <summary>The labels of an array that has them apart: <c>X.npy</c> and <c>X.labels.npy</c>.</summary>
    public static string Labels(string table) => Path.ChangeExtension(table, ".labels.npy");

    /// <summary>Writes a file under a temporary name.</summary>
    public void Write(string path, Action<Stream> write)
    {
        string partial = path + ".partial";
        Guarded(() =>
        {
            using var stream = new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes);
            written.Add(path);
            write(stream);
            stream.Flush(flushToDisk: true);
        });
    }

    /// <summary>Gives all files their names, and takes away what an earlier run left beside them.</summary>
    public void Finish() => Guarded(() =>
    {
        foreach (string stale in new[] { Provenance(table), Removed(table), Record(table) })
            if (!written.Contains(stale))
                File.Delete(stale);
        foreach (string path in written.OrderBy(path => path == table)) File.Move(path + ".partial", path, overwrite: true);
        finished = true;
    });

    /// <summary>Gives a table its name that has nothing beside it.</summary>
    public void FinishTable() => Guarded(() =>
    {
        File.Move(table + ".partial", table, overwrite: true);
        finished = true;
    });

    public void Dispose()
    {
        if (finished) return;
        foreach (string path in written) File.Delete(path + ".partial");
    }

    private void Guarded(Action work)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(table))!;
        try
        {
            work();
        }
        catch (IOException error) when (error.HResult is DiskFull or NoSpace)
        {
            throw new BallastException($"The disk that holds '{folder}' is full. Free some space or choose another OUT; nothing half-written was kept.", innerException: error);
        }
        catch (DirectoryNotFoundException error)
        {
            throw new BallastException($"There is no folder '{folder}'. Make it first, or choose another OUT.", innerException: error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"'{table}' cannot be written: {error.Message} Choose another OUT.", innerException: error);
        }
    }
}
