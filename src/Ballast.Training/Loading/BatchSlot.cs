using System.Runtime.ExceptionServices;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The memory of one batch, filled again and again.</summary>
internal sealed class BatchSlot : IDisposable
{
    private readonly Tensor pixels;
    private readonly Tensor images;
    private readonly Tensor labels;
    private readonly int capacity;
    private readonly int valuesPerImage;
    private Tensor? partImages;
    private Tensor? partLabels;
    private int failedPlace;

    public BatchSlot(int capacity, int sizePixels)
    {
        this.capacity = capacity;
        valuesPerImage = 3 * sizePixels * sizePixels;
        pixels = empty(capacity, sizePixels, sizePixels, 3).DetachFromDisposeScope(); // [n, h, w, 3]
        images = pixels.permute(0, 3, 1, 2).DetachFromDisposeScope(); // [n, 3, h, w]
        labels = empty(capacity, ScalarType.Int64).DetachFromDisposeScope(); // [n]
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

    public unsafe void SetLabel(int place, int label) => ((long*)NativeFloats.Of(labels))[place] = label;

    /// <summary>The first images as a batch.</summary>
    public Batch Take(int count)
    {
        if (count == capacity) return new Batch(images, labels);
        FreePart();
        partImages = images.narrow(0, 0, count).DetachFromDisposeScope(); // [n, 3, h, w]
        partLabels = labels.narrow(0, 0, count).DetachFromDisposeScope(); // [n]
        return new Batch(partImages, partLabels);
    }

    public void Dispose()
    {
        FreePart();
        images.Dispose();
        pixels.Dispose();
        labels.Dispose();
    }

    private void FreePart()
    {
        partImages?.Dispose();
        partLabels?.Dispose();
        (partImages, partLabels) = (null, null);
    }
}
