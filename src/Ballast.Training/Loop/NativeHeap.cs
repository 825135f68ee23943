using System.Runtime.InteropServices;

namespace Ballast.Training;

/// <summary>Keeps the C library from handing memory back to the system between two tensors of a step, and asking for it again.</summary>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1, TopPad = -2, MapThreshold = -3;

    private static readonly Lazy<bool> Done = new(Set);

    /// <summary>Changes the allocator of this process once, where it is glibc's; elsewhere nothing happens.</summary>
    public static void KeepMemory() => _ = Done.Value;

    private static bool Set()
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            // Tensors of up to 1 GiB come from the heap; what is freed stays there.
            return Option(MapThreshold, 1 << 30) != 0 && Option(TrimThreshold, int.MaxValue) != 0 && Option(TopPad, 64 << 20) != 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "mallopt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Option(int name, int value);
}
