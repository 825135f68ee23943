using Ballast.Core;
using OpenCvSharp;

namespace Ballast.Vision;

/// <summary>Loads OpenCV once: silent, and single-threaded inside, because Ballast spreads images over threads itself.</summary>
internal static class OpenCv
{
    private static readonly Lazy<bool> Ready = new(Load);

    /// <summary>Makes sure that OpenCV is there.</summary>
    /// <exception cref="BallastException">The native library does not load on this system.</exception>
    internal static void Prepare() => _ = Ready.Value;

    private static bool Load()
    {
        try
        {
            Cv2.SetLogLevel(LogLevel.SILENT);
            Cv2.SetNumThreads(1);
            return true;
        }
        catch (Exception cause) when (cause is DllNotFoundException or TypeInitializationException or OpenCvSharpException)
        {
            throw new BallastException(
                "OpenCV's native library does not load, so no image can be read. On Debian or Ubuntu it needs the system package libgtk-3-0: apt-get install --no-install-recommends libgtk-3-0",
                innerException: cause);
        }
    }
}
