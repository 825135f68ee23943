using Ballast.Core;

namespace Ballast.Experiments;

/// <summary>
/// Keeps a second process out of a folder. The operating system lets go of the lock when the process ends, however it ends, so nothing has to
/// be cleaned up after a crash.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FileStream stream;

    private FolderLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock of a folder, waiting a little for a process that is just ending.</summary>
    public static FolderLock Take(string folder, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, ".ballast.lock");
        long start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                    throw new BallastException($"Another Ballast is writing to '{folder}'. Wait for it to end, or choose another --output.");
                cancellation.ThrowIfCancellationRequested();
                Thread.Sleep(100);
            }
        }
    }

    public void Dispose() => stream.Dispose();
}
