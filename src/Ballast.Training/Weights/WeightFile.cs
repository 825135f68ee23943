using Ballast.Core;

namespace Ballast.Training;

internal static class WeightFile
{
    /// <summary>Opens a file for reading.</summary>
    public static FileStream Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Guard(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read));
    }

    /// <summary>Turns failures of the disk into failures that name the file.</summary>
    public static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read. {cause.Message}", innerException: cause);
        }
    }
}
