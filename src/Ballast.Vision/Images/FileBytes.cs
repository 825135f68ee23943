using System.Buffers;
using Ballast.Core;
using Microsoft.Win32.SafeHandles;

namespace Ballast.Vision;

/// <summary>The content of a file in rented memory; disposing gives the memory back.</summary>
internal sealed class FileBytes : IDisposable
{
    private readonly byte[] rented;
    private readonly int length;

    private FileBytes(byte[] rented, int length)
    {
        this.rented = rented;
        this.length = length;
    }

    internal ReadOnlySpan<byte> Span => rented.AsSpan(0, length);

    /// <summary>Reads a file whole.</summary>
    /// <exception cref="BallastException">The file cannot be read.</exception>
    internal static FileBytes Read(string path)
    {
        try
        {
            return Open(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }
    }

    /// <summary>Reads a file whole, with the failures of the file system.</summary>
    internal static FileBytes Open(string path)
    {
        using SafeFileHandle handle = File.OpenHandle(path);
        long size = RandomAccess.GetLength(handle);
        if (size > Array.MaxLength) throw new IOException($"The file has {size} bytes; an image file has at most {Array.MaxLength}.");
        var content = new FileBytes(ArrayPool<byte>.Shared.Rent((int)size), (int)size);
        try
        {
            content.Fill(handle);
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);

    private void Fill(SafeFileHandle handle)
    {
        for (int done = 0; done < length;)
        {
            int read = RandomAccess.Read(handle, rented.AsSpan(done, length - done), done);
            if (read == 0) throw new IOException("The file became shorter while it was read.");
            done += read;
        }
    }
}
