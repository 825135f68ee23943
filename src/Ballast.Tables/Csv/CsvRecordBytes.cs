using Microsoft.Win32.SafeHandles;

namespace Ballast.Tables;

/// <summary>The bytes of records, by number: what follows on what was read last is read ahead, anything else alone.</summary>
internal sealed class CsvRecordBytes(SafeFileHandle file, long[] starts)
{
    private const int Ahead = 1 << 20;

    private byte[] window = [];
    private long windowStart;
    private int windowLength;

    /// <summary>One record without its line end.</summary>
    public ReadOnlySpan<byte> this[int record] => Read(starts[record], starts[record + 1]).TrimEnd("\r\n"u8);

    /// <summary>The bytes from a place up to another. They are gone with the next call.</summary>
    public ReadOnlySpan<byte> Read(long start, long end)
    {
        int length = checked((int)(end - start));
        if (start < windowStart || end > windowStart + windowLength)
        {
            bool follows = start >= windowStart && start <= windowStart + windowLength;
            int wanted = follows ? Math.Max(Ahead, length) : length;
            if (window.Length < wanted) window = new byte[wanted];
            windowStart = start;
            windowLength = 0;
            for (int read; windowLength < wanted && (read = RandomAccess.Read(file, window.AsSpan(windowLength, wanted - windowLength), start + windowLength)) > 0;)
                windowLength += read;
        }

        return window.AsSpan((int)(start - windowStart), length);
    }
}
