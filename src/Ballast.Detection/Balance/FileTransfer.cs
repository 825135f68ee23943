using System.Runtime.InteropServices;
using Ballast.Core;
using Ballast.Vision;
using Microsoft.Win32.SafeHandles;

namespace Ballast.Detection;

/// <summary>Brings a file to a new place by copy or link.</summary>
internal static partial class FileTransfer
{
    private const int OtherDisk = 18, TooManyLinks = 31, NotPermitted = 1, WindowsOtherDisk = 17;

    // AT_FDCWD and AT_SYMLINK_FOLLOW of Linux's fcntl.h.
    private const int WorkingFolder = -100, FollowLinks = 0x400;

    // FICLONE of linux/fs.h: _IOW(0x94, 9, int).
    private const nuint CloneRequest = 0x40049409;

    internal static void Run(string from, string to, LinkMode mode)
    {
        switch (mode)
        {
            case LinkMode.HardLink:
                HardLink(from, to);
                break;
            case LinkMode.Symlink:
                File.CreateSymbolicLink(to, from);
                break;
            case LinkMode.Reflink:
                Reflink(from, to);
                break;
            default:
                NewFile.Copy(from, to);
                break;
        }
    }

    /// <summary>A second name where the disk has them, a copy elsewhere.</summary>
    internal static void LinkOrCopy(string from, string to)
    {
        try
        {
            HardLink(from, to);
        }
        catch (BallastException)
        {
            NewFile.Copy(from, to);
        }
    }

    private static void HardLink(string from, string to)
    {
        if (TryHardLink(from, to)) return;
        int error = Marshal.GetLastPInvokeError();
        throw error switch
        {
            OtherDisk or WindowsOtherDisk => Refused(from, to, "hard link", "they lie on different disks"),
            TooManyLinks when !OperatingSystem.IsWindows() => Refused(from, to, "hard link", "the file has as many names as the file system allows"),
            NotPermitted when !OperatingSystem.IsWindows() => Refused(from, to, "hard link", "the file system has none, or the file belongs to someone else"),
            _ => new IOException($"{to}: {Marshal.GetPInvokeErrorMessage(error)}.", error),
        };
    }

    /// <summary>A hard link to a symbolic link would be one more symbolic link, so such a link is followed.</summary>
    private static bool TryHardLink(string from, string to)
    {
        if (OperatingSystem.IsLinux()) return LinkAt(WorkingFolder, from, WorkingFolder, to, FollowLinks) == 0;
        string file = new FileInfo(from).LinkTarget is null ? from : RealPath.Of(from);
        return OperatingSystem.IsWindows() ? CreateHardLink(to, file, 0) : Link(file, to) == 0;
    }

    private static void Reflink(string from, string to)
    {
        if (OperatingSystem.IsMacOS())
        {
            if (CloneFile(from, to, 0) != 0) throw Refused(from, to, "reflink", Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError()));
            return;
        }

        if (!OperatingSystem.IsLinux()) throw Refused(from, to, "reflink", "this system has none");
        using SafeFileHandle source = File.OpenHandle(from);
        using SafeFileHandle target = File.OpenHandle(to, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        if (Clone(target, CloneRequest, (int)source.DangerousGetHandle()) == 0) return;
        int error = Marshal.GetLastPInvokeError();
        throw Refused(from, to, "reflink", error == OtherDisk ? "they lie on different disks" : $"the file system cannot share blocks ({Marshal.GetPInvokeErrorMessage(error)})");
    }

    private static BallastException Refused(string from, string to, string kind, string why) =>
        new($"A {kind} from '{from}' to '{Path.GetDirectoryName(to)}' is not possible: {why}. Choose copy, or a folder on the input's disk.");

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "linkat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int LinkAt(int fromFolder, string from, int toFolder, string to, int flags);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string to, string from, nint security);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Clone(SafeFileHandle target, nuint request, int source);

    [LibraryImport("libc", EntryPoint = "clonefile", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int CloneFile(string from, string to, uint flags);
}
