using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The memory of one batch, filled again and again.</summary>
internal sealed class BatchSlot : IDisposable
{
    private readonly Tensor pixels;
    private readonly Batch whole;
    private readonly int capacity;
    private readonly int valuesPerImage;
    private Batch? part;
    private int failedPlace;

    public BatchSlot(int capacity, int sizePixels, bool mixes)
    {
        this.capacity = capacity;
        valuesPerImage = 3 * sizePixels * sizePixels;
        pixels = empty(capacity, sizePixels, sizePixels, 3).DetachFromDisposeScope(); // [n, h, w, 3]
        Tensor images = pixels.permute(0, 3, 1, 2).DetachFromDisposeScope(); // [n, 3, h, w]
        Tensor labels = empty(capacity, ScalarType.Int64).DetachFromDisposeScope(); // [n]
        whole = new Batch(images, labels)
        {
            OtherLabels = mixes ? empty(capacity, ScalarType.Int64).DetachFromDisposeScope() : null, // [n]
            Shares = mixes ? empty(capacity).DetachFromDisposeScope() : null, // [n]
        };
    }

    /// <summary>How many images are still to come.</summary>
    public int Missing { get; private set; }

    /// <summary>Why the first image that failed could not be read.</summary>
    public ExceptionDispatchInfo? Failure { get; private set; }

    /// <summary>Begins a batch.</summary>
    public void Expect(int images) => (Missing, Failure, failedPlace) = (images, null, int.MaxValue);

    /// <summary>Counts an image that came or failed.</summary>
    public void Received(int place, ExceptionDispatchInfo? failure)
    {
        Missing--;
        if (failure is not null && place < failedPlace) (Failure, failedPlace) = (failure, place);
    }

    /// <summary>Where the pixels of an image go: [h, w, 3].</summary>
    public unsafe Span<float> PixelsOf(int place) => new(NativeFloats.Of(pixels) + (long)place * valuesPerImage, valuesPerImage);

    public unsafe void SetLabel(int place, int label) => ((long*)NativeFloats.Of(whole.Labels))[place] = label;

    /// <summary>Says what was mixed into an image, and how much of it is its own.</summary>
    public unsafe void SetOther(int place, int label, float share)
    {
        ((long*)NativeFloats.Of(whole.OtherLabels!))[place] = label;
        NativeFloats.Of(whole.Shares!)[place] = share;
    }

    /// <summary>The first images as a batch.</summary>
    public Batch Take(int count)
    {
        if (count == capacity) return whole;
        FreePart();
        part = new Batch(First(whole.Images, count), First(whole.Labels, count))
        {
            OtherLabels = whole.OtherLabels is { } others ? First(others, count) : null,
            Shares = whole.Shares is { } shares ? First(shares, count) : null,
        };
        return part.Value;
    }

    public void Dispose()
    {
        FreePart();
        Free(whole);
        pixels.Dispose();
    }

    private static Tensor First(Tensor tensor, int count) => tensor.narrow(0, 0, count).DetachFromDisposeScope();

    private static void Free(Batch batch)
    {
        batch.Images.Dispose();
        batch.Labels.Dispose();
        batch.OtherLabels?.Dispose();
        batch.Shares?.Dispose();
    }

    private void FreePart()
    {
        if (part is { } taken) Free(taken);
        part = null;
    }
}
