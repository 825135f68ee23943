using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>One of the threads that go through a batch together, each with its part of the images.</summary>
internal sealed class Shard(ShardTeam team, int rank, ulong seed) : IDisposable
{
    private readonly Lazy<Generator> generator = new(() => new Generator(seed));
    private int exchanges;

    /// <summary>The shard of the calling thread while its team runs; null outside.</summary>
    [field: ThreadStatic]
    public static Shard? Current { get; set; }

    /// <summary>What dropout draws from: each shard has its own, so that a run can be repeated.</summary>
    public Generator Generator => generator.Value;

    /// <summary>Whether layers may take the kernels of Ballast.</summary>
    public bool UsesKernels => team.Device.UsesKernels;

    /// <summary>The place in the team, from 0.</summary>
    public int Rank => rank;

    /// <summary>Waits for the whole team and returns what each shard brought, in the order of ranks.</summary>
    /// <remarks>Every shard must come with the same exchanges in the same order.</remarks>
    public T[] Exchange<T>(T mine) => team.Exchange(rank, exchanges++, mine);

    /// <summary>Begins new work: exchanges are counted from there.</summary>
    public void Begin() => exchanges = 0;

    public void Dispose()
    {
        if (generator.IsValueCreated) generator.Value.Dispose();
    }
}
