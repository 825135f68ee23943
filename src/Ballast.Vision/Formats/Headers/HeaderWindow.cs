using Microsoft.Win32.SafeHandles;

namespace Ballast.Vision;

/// <summary>Small pieces of a file, of which only what is asked for and a little more is read.</summary>
internal sealed class HeaderWindow : IDisposable
{
    private const int Ahead = 4096;

    private readonly SafeFileHandle handle;
    private readonly byte[] buffer = new byte[Ahead];
    private long start;
    private int count;

    internal HeaderWindow(string path)
    {
        handle = File.OpenHandle(path);
        Length = RandomAccess.GetLength(handle);
    }

    internal long Length { get; }

    /// <summary>The bytes at a place.</summary>
    /// <param name="at">The place.</param>
    /// <param name="length">How many, up to 4096.</param>
    /// <exception cref="ImageDefectException">The file ends before.</exception>
    internal ReadOnlySpan<byte> At(long at, int length)
    {
        if (at < start || at + length > start + count) Fill(at);
        if (at + length > start + count) throw new ImageDefectException(ImageProblemKind.Truncated, "The file ends within its header.");
        return buffer.AsSpan((int)(at - start), length);
    }

    public void Dispose() => handle.Dispose();

    private void Fill(long at)
    {
        (start, count) = (at, 0);
        if (at < 0) throw new ImageDefectException(ImageProblemKind.Broken, "The header points to a place before the file.");
        while (count < Ahead)
        {
            int read = RandomAccess.Read(handle, buffer.AsSpan(count), at + count);
            if (read == 0) return;
            count += read;
        }
    }
}
