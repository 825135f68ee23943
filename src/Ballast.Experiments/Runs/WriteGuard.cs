using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>Turns the operating system's words about a full disk or a closed folder into one line that says what to do.</summary>
internal static class WriteGuard
{
    private const int DiskFull = unchecked((int)0x80070070), NoSpace = 28;

    /// <summary>Runs work that writes below a folder; the last words say what a person may do instead.</summary>
    public static T Run<T>(string folder, Func<T> work, string otherwise = "choose another --output")
    {
        try
        {
            return work();
        }
        catch (Exception error) when (IsDiskFull(error) || IsDiskFull(error.InnerException))
        {
            throw new BallastException(
                $"The disk that holds '{folder}' is full. Free some space or {otherwise}; nothing half-written was kept.", innerException: error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new BallastException($"'{folder}' cannot be written: {error.Message} Change its permissions or {otherwise}.", innerException: error);
        }
    }

    private static bool IsDiskFull(Exception? error) => error is IOException { HResult: DiskFull or NoSpace };
}
