using System.Runtime.InteropServices;

namespace Ballast.Vision.Tests;

/// <summary>What native code writes to standard error while something runs; Linux only.</summary>
internal static partial class StandardError
{
    internal static string During(Action work)
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("Catching what native code prints is done on Linux only.");
        string file = Path.GetTempFileName();
        int kept = Duplicate(2);
        try
        {
            using (FileStream target = File.OpenWrite(file))
            {
                Assert.Equal(2, Duplicate(target.SafeFileHandle.DangerousGetHandle().ToInt32(), 2));
                try
                {
                    work();
                    _ = Flush(0);
                }
                finally
                {
                    _ = Duplicate(kept, 2);
                    _ = Close(kept);
                }
            }

            return File.ReadAllText(file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [LibraryImport("libc", EntryPoint = "dup")]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    private static partial int Duplicate(int descriptor, int onto);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "fflush")]
    private static partial int Flush(nint stream);
}
