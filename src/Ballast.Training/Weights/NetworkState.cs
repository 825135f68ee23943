using System.Collections.Immutable;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The parameters and statistics of a module, in and out of managed memory.</summary>
/// <remarks>
/// TorchSharp's own save, load and load_state_dict copy bytes as they lie; between layouts (channels last or not) that scrambles the weights.
/// These copies go by index.
/// </remarks>
internal static class NetworkState
{
    /// <summary>Copies of all parameters and statistics by name.</summary>
    public static ImmutableSortedDictionary<string, StoredTensor> Capture(nn.Module module) =>
        module.state_dict().ToImmutableSortedDictionary(entry => entry.Key, entry => TorchTensors.FromTorch(entry.Value), StringComparer.Ordinal);

    /// <summary>Copies into every parameter and statistic the tensor of its name.</summary>
    /// <exception cref="ArgumentException">A name is missing, stands for nothing, or has another shape; nothing is copied then.</exception>
    public static void Restore(nn.Module module, IReadOnlyDictionary<string, StoredTensor> tensors)
    {
        Dictionary<string, Tensor> state = module.state_dict();
        foreach (string name in tensors.Keys)
            if (!state.ContainsKey(name))
                throw new ArgumentException($"The network has no '{name}'.", nameof(tensors));
        foreach ((string name, Tensor target) in state)
        {
            if (!tensors.TryGetValue(name, out StoredTensor? stored)) throw new ArgumentException($"'{name}' is missing.", nameof(tensors));
            if (!stored.Shape.AsSpan().SequenceEqual(target.shape))
                throw new ArgumentException($"'{name}' is {TensorShape.Text(stored.Shape)}; the network needs {TensorShape.Text(target.shape)}.", nameof(tensors));
        }

        foreach ((string name, Tensor target) in state) TorchTensors.CopyInto(target, tensors[name]);
    }
}
