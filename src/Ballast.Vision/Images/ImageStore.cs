using System.Collections.Immutable;
using Ballast.Core;

namespace Ballast.Vision;

/// <summary>Decoded and resized pixels of a list of files, kept in memory within a stated budget; what does not fit is decoded each time it is read.</summary>
/// <remarks>
/// The first images that are read take the room; nothing is thrown out again, because a training run reads every image once an epoch and any replacement would
/// throw out what comes next. Pixels are the same whether held or decoded. Safe to read from several threads.
/// </remarks>
public sealed class ImageStore
{
    private const int ChunkBytes = 16 << 20;
    private const int Absent = 0, Claimed = 1;

    private readonly int capacity;
    private readonly int imagesPerChunk;
    private readonly byte[]?[] chunks;
    private readonly Lock chunkGate = new();

    /// <summary>Absent, claimed by a thread that is filling it, or 2 + the slot that holds it.</summary>
    private readonly int[] states;

    private int slots;
    private int held;

    /// <summary>Creates an empty store; nothing is read yet.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="sizePixels">The side that images are resized to, 1 or more; sides may change their ratio.</param>
    /// <param name="budgetBytes">How many bytes of pixels are kept at most; 0 keeps none.</param>
    public ImageStore(IEnumerable<string> paths, int sizePixels, long budgetBytes)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentOutOfRangeException.ThrowIfLessThan(sizePixels, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(budgetBytes);
        Paths = [.. paths];
        SizePixels = sizePixels;
        BytesPerImage = checked(3 * sizePixels * sizePixels);
        capacity = (int)Math.Min(Paths.Length, budgetBytes / BytesPerImage);
        imagesPerChunk = Math.Max(1, ChunkBytes / BytesPerImage);
        chunks = new byte[]?[(capacity + imagesPerChunk - 1) / imagesPerChunk];
        states = new int[Paths.Length];
    }

    /// <summary>The files, in the order of their indices.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>The side of each image.</summary>
    public int SizePixels { get; }

    /// <summary>The bytes of one image: 3 · size².</summary>
    public int BytesPerImage { get; }

    /// <summary>How many images are held now.</summary>
    public int HeldImages => Volatile.Read(ref held);

    /// <summary>How many bytes of pixels are held now; never above the budget.</summary>
    public long HeldBytes => (long)HeldImages * BytesPerImage;

    /// <summary>Writes the pixels of an image.</summary>
    /// <param name="index">The image, from 0.</param>
    /// <param name="rgb">Receives red, green, blue, row after row: shape [size, size, 3].</param>
    /// <exception cref="BallastException">The file cannot be read any more.</exception>
    public void Read(int index, Span<byte> rgb)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Paths.Length, nameof(index));
        if (rgb.Length != BytesPerImage) throw new ArgumentException($"An image has {BytesPerImage} bytes, but {rgb.Length} were given.", nameof(rgb));
        int state = Volatile.Read(ref states[index]);
        if (state > Claimed)
        {
            Slot(state - 2).CopyTo(rgb);
            return;
        }

        ImageFile.ReadRgb(Paths[index], SizePixels, rgb);
        if (state == Absent) Keep(index, rgb);
    }

    /// <summary>Decodes images ahead, on several threads, until all are held or the budget is used up.</summary>
    /// <param name="threads">How many threads, 1 or more.</param>
    /// <param name="progress">Hears how many images of how many are decoded; called from several threads.</param>
    /// <param name="cancellation">Stops the work; what is held stays.</param>
    /// <exception cref="BallastException">A file cannot be read any more.</exception>
    public void Preload(int threads, IProgress<(int Done, int Total)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        // Which images are held must not depend on the threads: absent ones in order, as many as there is room for.
        int[] wanted = [.. Enumerable.Range(0, Paths.Length).Where(i => Volatile.Read(ref states[i]) == Absent).Take(capacity - Volatile.Read(ref slots))];
        var report = new ProgressSteps(progress, wanted.Length);
        InParallel.For(wanted.Length, threads, i =>
        {
            Read(wanted[i], Scratch.Bytes(BytesPerImage));
            report.One();
        }, cancellation);
    }

    private void Keep(int index, ReadOnlySpan<byte> rgb)
    {
        if (Volatile.Read(ref slots) >= capacity || Interlocked.CompareExchange(ref states[index], Claimed, Absent) != Absent) return;
        int slot = Interlocked.Increment(ref slots) - 1;
        if (slot >= capacity)
        {
            Interlocked.Decrement(ref slots);
            Volatile.Write(ref states[index], Absent);
            return;
        }

        rgb.CopyTo(Slot(slot));
        Interlocked.Increment(ref held);
        Volatile.Write(ref states[index], slot + 2);
    }

    private Span<byte> Slot(int slot)
    {
        int chunk = slot / imagesPerChunk;
        byte[] pixels = Volatile.Read(ref chunks[chunk]) ?? Allocate(chunk);
        return pixels.AsSpan(slot % imagesPerChunk * BytesPerImage, BytesPerImage);
    }

    private byte[] Allocate(int chunk)
    {
        lock (chunkGate)
        {
            if (chunks[chunk] is { } there) return there;
            int images = Math.Min(imagesPerChunk, capacity - chunk * imagesPerChunk);
            byte[] made = GC.AllocateUninitializedArray<byte>(images * BytesPerImage);
            Volatile.Write(ref chunks[chunk], made);
            return made;
        }
    }
}
