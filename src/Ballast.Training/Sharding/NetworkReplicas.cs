using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Copies of a network that share its weights and statistics in memory but have gradients of their own, one a shard.</summary>
internal sealed class NetworkReplicas : IDisposable
{
    private readonly NetworkModule[] copies;

    public NetworkReplicas(Network network, int shards)
    {
        copies = [.. Enumerable.Range(1, shards - 1).Select(_ => Share(network))];
        Modules = [network.Module, .. copies];
    }

    /// <summary>The network itself, then its copies.</summary>
    public NetworkModule[] Modules { get; }

    public void Train()
    {
        foreach (NetworkModule module in Modules) module.train();
    }

    public void Evaluate()
    {
        foreach (NetworkModule module in Modules) module.eval();
    }

    public void Dispose()
    {
        foreach (NetworkModule copy in copies) copy.Dispose();
    }

    private static NetworkModule Share(Network network)
    {
        NetworkModule copy = network.Name.Build(network.Options);
        copy.Precision = network.Module.Precision;
        using IDisposable frozen = no_grad();
        foreach ((Tensor own, Tensor shared) in copy.parameters().Zip(network.Module.parameters())) own.set_(shared).DetachFromDisposeScope();
        foreach ((Tensor own, Tensor shared) in copy.buffers().Zip(network.Module.buffers())) own.set_(shared).DetachFromDisposeScope();
        return copy;
    }
}
