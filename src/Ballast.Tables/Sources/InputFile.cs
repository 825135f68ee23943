using Ballast.Core;

namespace Ballast.Tables;

/// <summary>Opens the files a person names, and says in one line why one cannot be opened.</summary>
internal static class InputFile
{
    private const int BufferBytes = 1 << 16;

    public static FileStream Open(string path, FileOptions options = FileOptions.SequentialScan)
    {
        if (Directory.Exists(path)) throw new BallastException($"'{path}' is a folder. Give a file: .csv, .tsv, .parquet or .npy.");
        if (!File.Exists(path)) throw new BallastException($"There is no file '{path}'.");
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, options);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"'{path}' cannot be read: {cause.Message}", innerException: cause);
        }
    }
}
