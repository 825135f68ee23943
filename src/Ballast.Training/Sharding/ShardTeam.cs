using System.Runtime.ExceptionServices;
using Ballast.Core;
using TorchSharp;

namespace Ballast.Training;

/// <summary>
/// Threads that run the same work on parts of a batch and meet in between. The operations of small networks are short: two threads with half the
/// images each meet far less often than two threads that share every operation.
/// </summary>
/// <remarks>Torch's operations take one thread in each shard. Shard 0 is the thread that calls <see cref="Run"/>.</remarks>
internal sealed class ShardTeam : IDisposable
{
    private const ulong DropoutKey = 0xD0;

    private readonly Shard[] shards;
    private readonly Thread[] helpers;
    private readonly SemaphoreSlim[] calls;
    private readonly CountdownEvent finished = new(0);

    // Two sets of places in turn: whoever is one exchange ahead must not overwrite what others still read.
    private readonly object?[][] places;

    private Action<Shard>? work;
    private int active;
    private int arrived;
    private volatile int meetings;
    private volatile bool isBroken;
    private ExceptionDispatchInfo? failure;
    private bool isClosed;

    /// <summary>Starts the threads; they wait for work.</summary>
    /// <param name="shards">Threads, the caller's included; 1 or more.</param>
    /// <param name="seed">The seed of the shards' generators.</param>
    public ShardTeam(int shards, uint seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        this.shards = [.. Enumerable.Range(0, shards).Select(rank => new Shard(this, rank, new ItemRandom(seed, DropoutKey, (ulong)rank).NextBits()))];
        places = [new object?[shards], new object?[shards]];
        calls = [.. Enumerable.Range(1, shards - 1).Select(_ => new SemaphoreSlim(0))];
        helpers = [.. Enumerable.Range(1, shards - 1).Select(rank => new Thread(() => Help(rank)) { IsBackground = true, Name = nameof(ShardTeam) })];
        foreach (Thread helper in helpers) helper.Start();
    }

    /// <summary>The threads of the team, the caller's included.</summary>
    public int Shards => shards.Length;

    /// <summary>Where the team's tensors lie; default the processor. Only one shard can use torch's operations alone: its normalisation does not look across shards.</summary>
    public ComputeDevice Device { get; init; } = ComputeDevice.Processor;

    /// <summary>What each shard's dropout draws from, in the order of ranks.</summary>
    public IEnumerable<torch.Generator> Generators => shards.Select(shard => shard.Generator);

    /// <summary>Runs work on the first shards of the team and waits for all of them. The first failure is thrown.</summary>
    public void Run(int count, Action<Shard> work)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Shards);
        this.work = work;
        (active, arrived, isBroken, failure) = (count, 0, false, null);
        if (count > 1) finished.Reset(count - 1);
        for (int rank = 1; rank < count; rank++) calls[rank - 1].Release();
        Work(0);
        if (count > 1) finished.Wait();
        this.work = null;
        Array.Clear(places[0]);
        Array.Clear(places[1]);
        failure?.Throw();
    }

    /// <summary>See <see cref="Shard.Exchange{T}"/>.</summary>
    public T[] Exchange<T>(int rank, int exchange, T mine)
    {
        object?[] now = places[exchange % 2];
        now[rank] = mine;
        Meet();
        T[] all = new T[active];
        for (int i = 0; i < all.Length; i++) all[i] = (T)now[i]!;
        return all;
    }

    public void Dispose()
    {
        if (isClosed) return;
        isClosed = true;
        foreach (SemaphoreSlim call in calls) call.Release();
        foreach (Thread helper in helpers) helper.Join();
        foreach (SemaphoreSlim call in calls) call.Dispose();
        finished.Dispose();
        foreach (Shard shard in shards) shard.Dispose();
    }

    private void Help(int rank)
    {
        torch.set_num_threads(1);
        while (true)
        {
            calls[rank - 1].Wait();
            if (isClosed) return;
            Work(rank);
            finished.Signal();
        }
    }

    private void Work(int rank)
    {
        try
        {
            Shard.Current = shards[rank];
            shards[rank].Begin();
            work!(shards[rank]);
        }
        catch (ShardLeftException)
        {
            // Another shard failed; its failure is the one to tell.
        }
        catch (Exception cause)
        {
            Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(cause), null);
            isBroken = true;
        }
        finally
        {
            Shard.Current = null;
        }
    }

    private void Meet()
    {
        int meeting = meetings;
        if (Interlocked.Increment(ref arrived) == active)
        {
            arrived = 0;
            meetings = meeting + 1;
            return;
        }

        // Shards come within microseconds of each other; where the processor is busy with others, the thread gives way but does not sleep.
        var spin = default(SpinWait);
        while (meetings == meeting)
        {
            if (isBroken) throw new ShardLeftException();
            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    /// <summary>Unwinds a shard that waits for one that failed.</summary>
    private sealed class ShardLeftException : Exception;
}
