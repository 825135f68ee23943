using System.Runtime.InteropServices;

namespace Ballast.Training;

/// <summary>Lets a thread take only what other threads leave of the processors.</summary>
/// <remarks>Training threads meet many times a step; each time one of them is set aside for a loader's thread, all wait.</remarks>
internal static partial class BackgroundWork
{
    private const int OfThread = 0, Lowest = 19;

    /// <summary>Makes the calling thread give way to others from now on. Its thread must not be one of a pool.</summary>
    public static void Yield()
    {
        // .NET maps priorities to threads on Windows alone; on Linux a thread has a niceness of its own.
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        if (OperatingSystem.IsLinux()) _ = SetPriority(OfThread, 0, Lowest);
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, uint who, int niceness);
}
