using System.Globalization;

namespace Ballast.Benchmarks;

/// <summary>The most memory the process has held since a moment, as Linux counts it: runtime, table and all.</summary>
internal static class PeakMemory
{
    /// <summary>Gives back what is not needed any more and starts to watch anew.</summary>
    public static void Restart()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
    }

    public static double Megabytes()
    {
        string line = File.ReadLines("/proc/self/status").Single(each => each.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
