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
    private readonly IImageSource source;
    private readonly BatchLoaderOptions options;
    private readonly ItemReader reader;
    private readonly BatchSlot[] slots;
    private readonly Thread[] workers;
    private readonly object gate = new();

    // The epoch that was asked about last; only the consumer's thread reads and changes it.
    private EpochPlaces? drawn;

    // The state below is read and changed under the gate. Batch b of an epoch lies in slot b mod slots. Images are claimed one by one, in the order of the epoch.
    private EpochPlaces places = new(-1, []);
    private int first;
    private bool isUntouched;
    private int claimed;
    private int givenBack;
    private int filling;
    private bool isClosed;

    /// <summary>Starts the threads; they wait until an epoch is asked for.</summary>
    /// <param name="source">The images; at least one. Not disposed by the loader.</param>
    /// <param name="options">How images become batches.</param>
    /// <exception cref="BallastException">There are no images.</exception>
    /// <exception cref="ArgumentException">The sampler draws from another number of images, or beside an order.</exception>
    public BatchLoader(IImageSource source, BatchLoaderOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (source.Count == 0) throw new BallastException("There are no images to load. A part of the dataset is empty: use more images or another split.");
        this.source = source;
        this.options = options;
        if (options.Sampler is { } sampler && sampler.Images != source.Count) throw new ArgumentException($"The sampler draws from {sampler.Images} images, but there are {source.Count}.", nameof(options));
        if (options.Sampler is not null && options.Order == BatchOrder.InOrder) throw new ArgumentException("A sampler sets the order itself; it cannot be the source's.", nameof(options));
        reader = new ItemReader(source, options);
        // Without a sampler all epochs are as long as the source.
        bool isFixed = options.Sampler is null;
        int capacity = isFixed ? Math.Min(options.BatchSize, source.Count) : options.BatchSize, ahead = options.BatchesAhead + 1;
        int count = isFixed ? (int)Math.Min(ahead, ((long)source.Count + options.BatchSize - 1) / options.BatchSize) : ahead;
        slots = [.. Enumerable.Range(0, count).Select(_ => new BatchSlot(capacity, source.SizePixels, options.Mixing is not null))];
        workers = [.. Enumerable.Range(0, Math.Min(options.Threads, source.Count)).Select(_ => new Thread(Work) { IsBackground = true, Name = nameof(BatchLoader) })];
        foreach (Thread worker in workers) worker.Start();
    }

    /// <summary>The number of images in an epoch, repeats included.</summary>
    /// <param name="epoch">The epoch, from 0; only with a sampler epochs differ.</param>
    public int ImagesIn(int epoch) => PlacesOf(epoch).Count;

    /// <summary>The number of batches in an epoch.</summary>
    /// <param name="epoch">The epoch, from 0; only with a sampler epochs differ.</param>
    public int BatchesIn(int epoch) => PlacesOf(epoch).Batches(options.BatchSize);

    /// <summary>The images of an epoch in their order.</summary>
    internal ReadOnlySpan<int> OrderOf(int epoch) => PlacesOf(epoch).Images;

    /// <summary>Begins to fill the first batches of an epoch, so that they are there when it starts. Does nothing when it has begun.</summary>
    /// <param name="epoch">The epoch, from 0.</param>
    /// <param name="firstBatch">The batch to begin with, from 0 (the default) up to the number of batches; those before are not read.</param>
    public void Prefetch(int epoch, int firstBatch = 0)
    {
        EpochPlaces next = PlacesOf(epoch);
        int batches = next.Batches(options.BatchSize);
        ArgumentOutOfRangeException.ThrowIfNegative(firstBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstBatch, batches);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (ReferenceEquals(places, next) && first == firstBatch && isUntouched) return;
            claimed = places.Count;
            while (filling > 0) Monitor.Wait(gate);
            places = next;
            for (int batch = firstBatch; batch < Math.Min(batches, firstBatch + slots.Length); batch++) SlotOf(batch).Expect(CountOf(batch));
            (first, claimed, givenBack, isUntouched) = (firstBatch, firstBatch * options.BatchSize, firstBatch, true);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The batches of an epoch, each valid until the next is asked for.</summary>
    /// <param name="epoch">The epoch, from 0. Asked for again it gives the same batches.</param>
    /// <param name="firstBatch">The batch to begin with, from 0 (the default) up to the number of batches: the rest of an epoch that was left there. Those before are not read.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="BallastException">An image cannot be read; the message names the file.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public IEnumerable<Batch> Epoch(int epoch, int firstBatch = 0, CancellationToken cancellation = default) => Epoch(epoch, firstBatch, null, cancellation);

    /// <summary>The same from its beginning, with a team that fills what is missing of a batch when it is asked for.</summary>
    internal IEnumerable<Batch> Epoch(int epoch, ShardTeam? team, CancellationToken cancellation) => Epoch(epoch, 0, team, cancellation);

    /// <summary>The same from a batch on.</summary>
    internal IEnumerable<Batch> Epoch(int epoch, int firstBatch, ShardTeam? team, CancellationToken cancellation)
    {
        Prefetch(epoch, firstBatch);
        using CancellationTokenRegistration wake = cancellation.Register(Wake);
        int batches = BatchesIn(epoch);
        for (int batch = firstBatch; batch < batches; batch++)
        {
            BatchSlot slot = GiveBackBefore(batch, batches);
            if (team is not null) Help(batch, team);
            Await(slot, cancellation);
            yield return slot.Take(CountOf(batch)) with { Manifold = reader.ManifoldOf(epoch, batch) };
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

    private EpochPlaces PlacesOf(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        if (places.Epoch == epoch) return places;
        if (drawn?.Epoch != epoch) drawn = EpochPlaces.Of(epoch, source.Count, options);
        return drawn;
    }

    private int CountOf(int batch) => Math.Min(options.BatchSize, places.Count - batch * options.BatchSize);

    private BatchSlot SlotOf(int batch) => slots[batch % slots.Length];

    /// <summary>Asking for a batch gives the one before it back.</summary>
    private BatchSlot GiveBackBefore(int batch, int batches)
    {
        lock (gate)
        {
            if (batch > first && batch - 1 + slots.Length < batches) SlotOf(batch - 1).Expect(CountOf(batch - 1 + slots.Length));
            givenBack = batch;
            isUntouched = false;
            Monitor.PulseAll(gate);
        }

        return SlotOf(batch);
    }

    private void Help(int batch, ShardTeam team)
    {
        int end = Math.Min(places.Count, (batch + 1) * options.BatchSize), left;
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
            while (!isClosed && (claimed >= places.Count || claimed / options.BatchSize >= givenBack + slots.Length)) Monitor.Wait(gate);
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
        BatchSlot slot = SlotOf(place / options.BatchSize);
        ExceptionDispatchInfo? failure = null;
        try
        {
            reader.Read(places, place, slot, buffer);
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

    private void Wake()
    {
        lock (gate) Monitor.PulseAll(gate);
    }
}
