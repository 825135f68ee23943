using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Writes files that appear whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Creates the folder, writes beside the target and renames.</summary>
    internal static void Write(string path, ReadOnlySpan<byte> content)
    {
        string beside = path + ".partial";
        try
        {
            string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
            if (folder is not null) Directory.CreateDirectory(folder);
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Discard(beside);
            throw new BallastException($"{path}: cannot be written: {cause.Message} Free some space or choose another folder.", innerException: cause);
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The failure to write is the one worth reporting.
            _ = cause;
        }
    }
}
