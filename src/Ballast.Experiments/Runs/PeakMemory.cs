using System.Diagnostics;

namespace Ballast.Experiments;

/// <summary>The most memory a process has held.</summary>
internal static class PeakMemory
{
    /// <summary>Peak resident memory of this process in bytes.</summary>
    public static long OfThisProcess()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
