using System.Diagnostics;

namespace Ballast.Detection.Tests;

/// <summary>A disk that is soon full: a memory file system of a stated size.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    /// <summary>Mounts it, or skips the test where that is not allowed.</summary>
    internal static SmallDisk Mount(string folder, int kibibytes)
    {
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsLinux() || Call("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "tmpfs", folder) != 0)
            Assert.Skip("A disk that is full needs the right to mount a memory file system (root on Linux).");
        return new SmallDisk(folder);
    }

    public void Dispose() => Call("umount", folder);

    private static int Call(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
