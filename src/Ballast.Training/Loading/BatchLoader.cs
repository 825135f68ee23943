using System.Buffers;
using System.Runtime.ExceptionServices;
using Ballast.Core;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>Reads, varies and normalises images ahead of the training step, on threads of its own, into a fixed set of buffers.</summary>
/// <remarks>
/// A batch depends on the seed, the epoch and the images alone: never on threads or timing. One consumer at a time. Nothing is allocated for a batch; the buffers are
/// (batches ahead + 1) · batch size · 12 · size² bytes. The loader's own threads take what the processors have to spare, where the system lets a thread say so; the
/// training threads fill what is missing of a batch before they go through it.
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

    // The state below is read and changed under the gate. Batch b of an epoch lies in slot b mod slots. Images are claimed one by one, in the order of the epoch.
    private int epoch = -1;
    private int firstBatch;
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
        claimed = source.Count;
        slots = [.. Enumerable.Range(0, Math.Min(Batches, options.BatchesAhead + 1)).Select(_ => new BatchSlot(Math.Min(options.BatchSize, source.Count), source.SizePixels))];
        workers = [.. Enumerable.Range(0, Math.Min(options.Threads, source.Count)).Select(_ => new Thread(Work) { IsBackground = true, Name = nameof(BatchLoader) })];
        foreach (Thread worker in workers) worker.Start();
    }

    /// <summary>The number of images in an epoch.</summary>
    public int Images => source.Count;

    /// <summary>The number of batches in an epoch.</summary>
    public int Batches { get; }

    /// <summary>Begins to fill the first batches of an epoch, so that they are there when it starts. Does nothing when it has begun.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    public void Prefetch(int epoch) => Prefetch(epoch, 0);

    /// <summary>The batches of an epoch, each valid until the next is asked for.</summary>
    /// <param name="epoch">The epoch, from 0. Asked for again it gives the same batches.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="BallastException">An image cannot be read; the message names the file.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IEnumerable<Batch> Epoch(int epoch, CancellationToken cancellation = default) => Epoch(epoch, null, cancellation);

    /// <summary>The same, with a team that fills what is missing of a batch when it is asked for.</summary>
    internal IEnumerable<Batch> Epoch(int epoch, ShardTeam? team, CancellationToken cancellation) => Epoch(epoch, 0, team, cancellation);

    /// <summary>The same from a batch on; those before it are not read.</summary>
    internal IEnumerable<Batch> Epoch(int epoch, int firstBatch, ShardTeam? team, CancellationToken cancellation)
    {
        Prefetch(epoch, firstBatch);
        using CancellationTokenRegistration wake = cancellation.Register(Wake);
        for (int batch = firstBatch; batch < Batches; batch++)
        {
            BatchSlot slot = GiveBackBefore(batch);
            if (team is not null) Help(batch, team);
            Await(slot, cancellation);
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

    private void Prefetch(int epoch, int firstBatch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(firstBatch);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (this.epoch == epoch && this.firstBatch == firstBatch && isUntouched) return;
            claimed = source.Count;
            while (filling > 0) Monitor.Wait(gate);
            for (int batch = firstBatch; batch < Math.Min(Batches, firstBatch + slots.Length); batch++) slots[batch % slots.Length].Expect(CountOf(batch));
            SetOrder(epoch);
            (this.epoch, this.firstBatch) = (epoch, firstBatch);
            (claimed, givenBack, isUntouched) = (Math.Min(source.Count, firstBatch * options.BatchSize), firstBatch, true);
            Monitor.PulseAll(gate);
        }
    }

    private int CountOf(int batch) => Math.Min(options.BatchSize, source.Count - batch * options.BatchSize);

    /// <summary>Asking for a batch gives the one before it back.</summary>
    private BatchSlot GiveBackBefore(int batch)
    {
        lock (gate)
        {
            if (batch > firstBatch && batch - 1 + slots.Length < Batches) slots[(batch - 1) % slots.Length].Expect(CountOf(batch - 1 + slots.Length));
            givenBack = batch;
            isUntouched = false;
            Monitor.PulseAll(gate);
        }

        return slots[batch % slots.Length];
    }

    private void Help(int batch, ShardTeam team)
    {
        int end = Math.Min(source.Count, (batch + 1) * options.BatchSize), left;
        lock (gate) left = end - claimed;
        if (left <= 0) return;
        team.Run(Math.Min(left, team.Shards), _ =>
        {
            using var buffer = new PixelBuffer(source.SizePixels);
            while (Claim(end) is { } place) Fill(place, buffer);
        });
    }

    private void Await(BatchSlot slot, CancellationToken cancellation)
    {
        lock (gate)
        {
            while (slot.Missing > 0 && !isClosed && !cancellation.IsCancellationRequested) Monitor.Wait(gate);
            cancellation.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(isClosed, this);
            slot.Failure?.Throw();
        }
    }

    private void Work()
    {
        BackgroundWork.Yield();
        using var buffer = new PixelBuffer(source.SizePixels);
        while (ClaimAhead() is { } place) Fill(place, buffer);
    }

    /// <summary>The place in the epoch's order of the next image whose buffer is free, or null when the loader closes.</summary>
    private int? ClaimAhead()
    {
        lock (gate)
        {
            while (!isClosed && (claimed >= source.Count || claimed / options.BatchSize >= givenBack + slots.Length)) Monitor.Wait(gate);
            return isClosed ? null : Claim();
        }
    }

    /// <summary>The place in the epoch's order of the next image before an end, or null when all are claimed.</summary>
    private int? Claim(int end)
    {
        lock (gate) return claimed < end ? Claim() : null;
    }

    private int Claim()
    {
        filling++;
        return claimed++;
    }

    /// <summary>Reads the image at a place of the epoch's order into its batch.</summary>
    private void Fill(int place, PixelBuffer buffer)
    {
        BatchSlot slot = slots[place / options.BatchSize % slots.Length];
        ExceptionDispatchInfo? failure = null;
        try
        {
            Read(order[place], slot, place % options.BatchSize, buffer.Rgb);
        }
        catch (Exception cause)
        {
            failure = ExceptionDispatchInfo.Capture(cause);
        }

        lock (gate)
        {
            slot.Received(place % options.BatchSize, failure);
            filling--;
            if (slot.Missing == 0 || filling == 0) Monitor.PulseAll(gate);
        }
    }

    private void Read(int index, BatchSlot slot, int place, Span<byte> rgb)
    {
        source.Read(index, rgb);
        if (augmenter is not null)
        {
            var random = new ItemRandom(options.Seed, (ulong)epoch, (ulong)index);
            augmenter.Apply(rgb, ref random);
        }

        normalizer.Apply(rgb, slot.PixelsOf(place));
        slot.SetLabel(place, source.LabelOf(index));
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

    /// <summary>Room for the pixels of one image, lent to a thread.</summary>
    private readonly struct PixelBuffer(int sizePixels) : IDisposable
    {
        private readonly byte[] rented = ArrayPool<byte>.Shared.Rent(3 * sizePixels * sizePixels);

        public Span<byte> Rgb => rented.AsSpan(0, 3 * sizePixels * sizePixels);

        public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
    }
}
