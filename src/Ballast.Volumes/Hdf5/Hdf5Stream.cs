using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using PureHDF;

namespace Ballast.Volumes;

/// <summary>The bytes of an HDF5 file on their way to PureHDF, which trusts what it reads.</summary>
/// <remarks>
/// It stops what a damaged or hostile file would do to PureHDF: links that lead in a circle (the stack is checked at each read), structures that never end
/// (the reads between two calls are counted), and links to other files (recognised by their message before PureHDF follows them). Not for several threads.
/// </remarks>
internal sealed class Hdf5Stream(SafeFileHandle handle) : Stream, IDatasetStream
{
    private const int LargestReads = 4_000_000;
    private const int PageLength = 1 << 14;
    private const int LinkLength = 1 << 12;
    private const int AheadLength = 1 << 17;

    // Bytes of the stack. To unwind a circle of links that has filled a whole stack takes seconds.
    private const int DeepestCalls = 1 << 17;

    private readonly byte[] page = new byte[PageLength];
    private readonly long length = RandomAccess.GetLength(handle);
    private byte[]? ahead;
    private long aheadStart;
    private int aheadFill;
    private long lastEnd = -1;
    private long pageStart;
    private int pageFill;
    private long position;
    private int reads;
    private nint calledAt;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    /// <summary>The bytes of values that were read since <see cref="Begin"/>.</summary>
    internal long ValueBytes { get; private set; }

    /// <summary>Starts to count anew. Called right before PureHDF, on the same thread.</summary>
    internal void Begin() => (reads, ValueBytes, calledAt) = (0, 0, Place());

    public override int Read(Span<byte> buffer)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (Math.Abs(Place() - calledAt) > DeepestCalls) throw new InsufficientExecutionStackException();
        if (++reads > LargestReads) throw new InvalidDataException("its structures do not come to an end");
        if (position < 0 || buffer.Length > length - position) throw new EndOfStreamException($"it ends at byte {length}, but more is expected");
        CheckLinks(buffer.Length);
        if (buffer.Length > PageLength) ReadFile(buffer, position);
        else Window(position, buffer.Length)[..buffer.Length].CopyTo(buffer);
        position += buffer.Length;
        return buffer.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public void ReadDataset(Span<byte> buffer)
    {
        if (position < 0 || buffer.Length > length - position) throw new EndOfStreamException($"it ends at byte {length}, but its values reach further");
        ReadValues(buffer);
        position += buffer.Length;
        ValueBytes += buffer.Length;
    }

    public override long Seek(long offset, SeekOrigin origin) =>
        position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => length + offset,
        };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) handle.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Reads values ahead once two reads follow each other: PureHDF asks for them row by row.</summary>
    private void ReadValues(Span<byte> buffer)
    {
        bool isNext = position == lastEnd;
        lastEnd = position + buffer.Length;
        if (buffer.Length > AheadLength / 2 || (!isNext && !IsAhead(buffer.Length)))
        {
            ReadFile(buffer, position);
            return;
        }

        if (!IsAhead(buffer.Length))
        {
            ahead ??= new byte[AheadLength];
            aheadStart = position;
            aheadFill = (int)Math.Min(AheadLength, length - position);
            ReadFile(ahead.AsSpan(0, aheadFill), position);
        }

        ahead.AsSpan((int)(position - aheadStart), buffer.Length).CopyTo(buffer);
    }

    private bool IsAhead(int count) => position >= aheadStart && position + count <= aheadStart + aheadFill;

    private void ReadFile(Span<byte> buffer, long offset)
    {
        int done = 0;
        for (int read = -1; done < buffer.Length && read != 0; done += read) read = RandomAccess.Read(handle, buffer[done..], offset + done);
        if (done < buffer.Length) throw new EndOfStreamException("it became shorter while it was read");
    }

    /// <summary>The bytes from an offset on, as many as wanted, or fewer at the end of the file.</summary>
    private ReadOnlySpan<byte> Window(long offset, int wanted)
    {
        wanted = (int)Math.Min(wanted, length - offset);
        if (offset < pageStart || offset + wanted > pageStart + pageFill)
        {
            pageStart = offset;
            pageFill = (int)Math.Min(PageLength, length - offset);
            ReadFile(page.AsSpan(0, pageFill), offset);
        }

        return page.AsSpan((int)(offset - pageStart), wanted);
    }

    /// <summary>Where the stack ends now.</summary>
    private static unsafe nint Place()
    {
        byte here;
        return (nint)(&here);
    }

    private void CheckLinks(int count)
    {
        for (int done = 0; done < count; done += PageLength / 2)
        {
            int starts = Math.Min(count - done, PageLength / 2);
            ReadOnlySpan<byte> bytes = Window(position + done, starts + LinkLength);
            for (int i = 0; i < starts && i + 2 < bytes.Length; i++)
                if (bytes[i + 2] == ExternalLink.LinkType && ExternalLink.StartsAt(bytes[i..]))
                    throw new InvalidDataException("it holds a link to another file");
        }
    }
}
