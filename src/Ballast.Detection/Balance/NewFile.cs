using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Ballast.Detection;

/// <summary>Makes files that were not there. On Linux with the fewest calls to the system, which are the cost of small files: no locks, no times; permissions as <c>cp</c> gives them.</summary>
internal static partial class NewFile
{
    private const int WriteOnly = 1, Create = 0x40, Exclusive = 0x80, CloseOnExec = 0x80000;
    private const uint Permissions = 0x1ff, UsualPermissions = 0x1b6;

    /// <summary>Made here, failures come without words: the runtime tries again and finds them.</summary>
    internal static void Copy(string from, string to)
    {
        if (!OperatingSystem.IsLinux() || !TryCopy(from, to)) File.Copy(from, to, overwrite: false);
    }

    /// <summary>A file of 0 bytes.</summary>
    internal static void Empty(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            using SafeFileHandle made = Opened(path, WriteOnly | Create | Exclusive | CloseOnExec, UsualPermissions);
            if (!made.IsInvalid) return;
        }

        File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None).Dispose();
    }

    [SupportedOSPlatform("linux")]
    private static bool TryCopy(string from, string to)
    {
        using SafeFileHandle source = Opened(from, CloseOnExec, 0);
        if (source.IsInvalid) return false;
        uint mode = (uint)File.GetUnixFileMode(source) & Permissions;
        using (SafeFileHandle target = Opened(to, WriteOnly | Create | Exclusive | CloseOnExec, mode))
        {
            if (target.IsInvalid) return false;
            if (TryCopy(source, target)) return true;
        }

        File.Delete(to);
        return false;
    }

    /// <summary>A source without bytes is not believed: some file systems say so of files that they cannot copy.</summary>
    private static bool TryCopy(SafeFileHandle source, SafeFileHandle target)
    {
        for (bool some = false; ; some = true)
        {
            nint copied = CopyRange(source, 0, target, 0, int.MaxValue, 0);
            if (copied < 0) return false;
            if (copied == 0) return some;
        }
    }

    private static SafeFileHandle Opened(string path, int flags, uint mode) => new(Open(path, flags, mode), ownsHandle: true);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "copy_file_range")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint CopyRange(SafeFileHandle source, nint sourceOffset, SafeFileHandle target, nint targetOffset, nint length, uint flags);
}
