using System.Runtime.ExceptionServices;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>Reads, varies and normalises images ahead of the training step, on threads of its own, into a fixed set of buffers.</summary>
/// <remarks>
/// A batch depends on the seed, the epoch and the images alone: never on threads or timing. One consumer at a time. Nothing is allocated for a batch; the buffers are
/// (batches ahead + 1) · batch size · 12 · size² bytes.
/// </remarks>
public sealed class BatchLoader : IDisposable
{
    private const ulong OrderKey = ulong.MaxValue;

    private readonly IImageSource source;
    private readonly BatchLoaderOptions options;
    private readonly Augmenter? augmenter;
    private readonly PixelNormalizer normalizer;
    private readonly BatchSlot[] slots;
    private readonly Thread[] workers;
    private readonly int[] order;
    private readonly object gate = new();

    // The state below is read and changed under the gate. Batch b of an epoch lies in slot b mod slots.
    private int epoch = -1;
    private bool isUntouched;
    private int claimed;
    private int givenBack;
    private int filling;
    private bool isClosed;

    /// <summary>Starts the threads; they wait until an epoch is asked for.</summary>
    /// <param name="source">The images; at least one. Not disposed by the loader.</param>
    /// <param name="options">How images become batches.</param>
    /// <exception cref="BallastException">There are no images.</exception>
    public BatchLoader(IImageSource source, BatchLoaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (source.Count == 0) throw new BallastException("There are no images to load. A part of the dataset is empty: use more images or another split.");
        this.source = source;
        this.options = options;
        augmenter = options.Augmentation == AugmentationSettings.None ? null : new Augmenter(options.Augmentation, source.SizePixels);
        normalizer = new PixelNormalizer(options.ChannelMeans, options.ChannelDeviations);
        order = new int[source.Count];
        Batches = (source.Count + options.BatchSize - 1) / options.BatchSize;
        claimed = Batches;
        slots = [.. Enumerable.Range(0, Math.Min(Batches, options.BatchesAhead + 1)).Select(_ => new BatchSlot(Math.Min(options.BatchSize, source.Count), source.SizePixels))];
        workers = [.. Enumerable.Range(0, Math.Min(options.Threads, Batches)).Select(_ => new Thread(Work) { IsBackground = true, Name = nameof(BatchLoader) })];
        foreach (Thread worker in workers) worker.Start();
    }

    /// <summary>The number of images in an epoch.</summary>
    public int Images => source.Count;

    /// <summary>The number of batches in an epoch.</summary>
    public int Batches { get; }

    /// <summary>Begins to fill the first batches of an epoch, so that they are there when it starts. Does nothing when it has begun.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    public void Prefetch(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (this.epoch == epoch && isUntouched) return;
            claimed = Batches;
            while (filling > 0) Monitor.Wait(gate);
            foreach (BatchSlot slot in slots) (slot.IsReady, slot.Failure) = (false, null);
            SetOrder(epoch);
            this.epoch = epoch;
            (claimed, givenBack, isUntouched) = (0, 0, true);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The batches of an epoch, each valid until the next is asked for.</summary>
    /// <param name="epoch">The epoch, from 0. Asked for again it gives the same batches.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="BallastException">An image cannot be read; the message names the file.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IEnumerable<Batch> Epoch(int epoch, CancellationToken cancellation = default)
    {
        Prefetch(epoch);
        using CancellationTokenRegistration wake = cancellation.Register(Wake);
        for (int batch = 0; batch < Batches; batch++)
        {
            BatchSlot slot = Await(batch, cancellation);
            yield return slot.Take(CountOf(batch));
        }
    }

    /// <summary>Ends the threads and frees the buffers.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isClosed) return;
            isClosed = true;
            Monitor.PulseAll(gate);
        }

        foreach (Thread worker in workers) worker.Join();
        foreach (BatchSlot slot in slots) slot.Dispose();
    }

    private int CountOf(int batch) => Math.Min(options.BatchSize, source.Count - batch * options.BatchSize);

    private BatchSlot Await(int batch, CancellationToken cancellation)
    {
        BatchSlot slot = slots[batch % slots.Length];
        lock (gate)
        {
            // Asking for this batch gives the one before it back.
            givenBack = batch;
            Monitor.PulseAll(gate);
            while (!slot.IsReady && slot.Failure is null && !isClosed && !cancellation.IsCancellationRequested) Monitor.Wait(gate);
            cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(isClosed, this);
            slot.Failure?.Throw();
            slot.IsReady = false;
            isUntouched = false;
        }

        return slot;
    }

    private void Work()
    {
        byte[] rgb = new byte[3 * source.SizePixels * source.SizePixels];
        while (Claim() is { } batch)
        {
            BatchSlot slot = slots[batch % slots.Length];
            ExceptionDispatchInfo? failure = null;
            try
            {
                Fill(slot, batch, rgb);
            }
            catch (Exception cause)
            {
                failure = ExceptionDispatchInfo.Capture(cause);
            }

            lock (gate)
            {
                (slot.IsReady, slot.Failure) = (failure is null, failure);
                filling--;
                Monitor.PulseAll(gate);
            }
        }
    }

    /// <summary>The next batch whose buffer is free, or null when the loader closes.</summary>
    private int? Claim()
    {
        lock (gate)
        {
            while (!isClosed && (claimed >= Batches || claimed >= givenBack + slots.Length)) Monitor.Wait(gate);
            if (isClosed) return null;
            filling++;
            return claimed++;
        }
    }

    private void Fill(BatchSlot slot, int batch, byte[] rgb)
    {
        int first = batch * options.BatchSize, count = CountOf(batch);
        for (int place = 0; place < count; place++)
        {
            int index = order[first + place];
            source.Read(index, rgb);
            if (augmenter is not null)
            {
                var random = new ItemRandom(options.Seed, (ulong)epoch, (ulong)index);
                augmenter.Apply(rgb, ref random);
            }

            normalizer.Apply(rgb, slot.PixelsOf(place));
            slot.SetLabel(place, source.LabelOf(index));
        }
    }

    private void SetOrder(int epoch)
    {
        for (int i = 0; i < order.Length; i++) order[i] = i;
        if (options.Order == BatchOrder.InOrder) return;
        var random = new ItemRandom(options.Seed, (ulong)epoch, OrderKey);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextIndex(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
    }

    private void Wake()
    {
        lock (gate) Monitor.PulseAll(gate);
    }
}
