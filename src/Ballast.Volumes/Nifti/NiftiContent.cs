using System.IO.Compression;
using Ballast.Core;
using Microsoft.Win32.SafeHandles;

namespace Ballast.Volumes;

/// <summary>The bytes of a NIfTI file, packed by gzip or not.</summary>
internal sealed class NiftiContent : IDisposable
{
    /// <summary>Deflate makes at most 1,032 bytes of one.</summary>
    private const long LargestRatio = 1032;

    private readonly string path;
    private readonly SafeFileHandle handle;

    private NiftiContent(string path, SafeFileHandle handle, bool isPacked)
    {
        this.path = path;
        this.handle = handle;
        IsPacked = isPacked;
    }

    internal bool IsPacked { get; }

    /// <summary>The most bytes that the file can hold, unpacked.</summary>
    internal long LargestLength => IsPacked ? Math.Min(RandomAccess.GetLength(handle), long.MaxValue / LargestRatio) * LargestRatio : RandomAccess.GetLength(handle);

    /// <exception cref="BallastException">The file cannot be opened.</exception>
    internal static NiftiContent Open(string path)
    {
        try
        {
            SafeFileHandle opened = File.OpenHandle(path);
            Span<byte> start = stackalloc byte[2];
            int read = RandomAccess.Read(opened, start, 0);
            return new NiftiContent(path, opened, read == 2 && start[0] == 0x1f && start[1] == 0x8b);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BallastException($"{path}: cannot be read: {cause.Message}", innerException: cause);
        }
    }

    public void Dispose() => handle.Dispose();

    /// <summary>Fills a buffer with the start of the content.</summary>
    /// <returns>How many bytes there were.</returns>
    internal int ReadStart(Span<byte> bytes)
    {
        try
        {
            if (!IsPacked) return RandomAccess.Read(handle, bytes, 0);
            using Stream unpacked = Unpack();
            return unpacked.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException)
        {
            throw Unreadable(cause);
        }
    }

    /// <summary>Fills a buffer with the bytes from an offset on. A packed file is unpacked from its start for each call.</summary>
    /// <exception cref="BallastException">The file ends before.</exception>
    internal void Read(long offset, Span<byte> bytes)
    {
        int read;
        try
        {
            read = IsPacked ? ReadPacked(offset, bytes) : ReadPlain(offset, bytes);
        }
        catch (Exception cause) when (cause is IOException or InvalidDataException)
        {
            throw Unreadable(cause);
        }

        if (read < bytes.Length) throw new BallastException($"{path}: ends at byte {offset + read}, but its values reach to byte {offset + bytes.Length}. Copy the file again.");
    }

    private int ReadPlain(long offset, Span<byte> bytes)
    {
        int done = 0;
        for (int read = -1; done < bytes.Length && read != 0; done += read) read = RandomAccess.Read(handle, bytes[done..], offset + done);
        return done;
    }

    private int ReadPacked(long offset, Span<byte> bytes)
    {
        using Stream unpacked = Unpack();
        byte[] skipped = new byte[Math.Min(offset, 81920)];
        for (long left = offset; left > 0;)
        {
            int read = unpacked.Read(skipped, 0, (int)Math.Min(left, skipped.Length));
            if (read == 0) throw new BallastException($"{path}: ends at byte {offset - left}, but its values start at byte {offset}. Copy the file again.");
            left -= read;
        }

        return unpacked.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
    }

    private GZipStream Unpack() => new(new HandleStream(handle), CompressionMode.Decompress);

    private BallastException Unreadable(Exception cause) => new($"{path}: cannot be read: {cause.Message} Copy the file again.", innerException: cause);
}
