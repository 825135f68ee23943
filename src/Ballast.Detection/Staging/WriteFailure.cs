using Ballast.Core;

namespace Ballast.Detection;

/// <summary>Turns the operating system's words about a full disk or a closed folder into one line that says what to do.</summary>
internal static class WriteFailure
{
    private const int DiskFull = unchecked((int)0x80070070), NoSpace = 28, QuotaReached = 122;

    /// <summary>Runs work that writes a folder.</summary>
    internal static T Named<T>(string folder, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException error) when (IsDiskFull(error))
        {
            throw new BallastException($"The disk that holds '{folder}' is full. Free some space or name another folder; nothing half-written was kept.", innerException: error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"'{folder}' cannot be written: {error.Message} Nothing half-written was kept. Name another folder.", innerException: error);
        }
    }

    private static bool IsDiskFull(IOException error) => error.HResult is DiskFull or NoSpace or QuotaReached;
}
