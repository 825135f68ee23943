using System.Collections.Immutable;

namespace Ballast.Training;

/// <summary>The tensors of a checkpoint in named parts, each as <c>part/name</c>.</summary>
internal sealed class CheckpointTensors
{
    /// <summary>Weights and running statistics.</summary>
    public const string Network = "network";

    /// <summary>Weights and running statistics of the best epoch so far.</summary>
    public const string Best = "best";

    /// <summary>The moments of the optimiser.</summary>
    public const string Optimizer = "optimizer";

    /// <summary>The moving average of weights and running statistics.</summary>
    public const string Average = "average";

    /// <summary>What a loss has learned.</summary>
    public const string Loss = "loss";

    /// <summary>The states of the shards' generators.</summary>
    public const string Generator = "generator";

    private readonly Dictionary<string, StoredTensor> all;

    public CheckpointTensors(IEnumerable<KeyValuePair<string, StoredTensor>>? tensors = null)
    {
        all = new Dictionary<string, StoredTensor>(tensors ?? [], StringComparer.Ordinal);
    }

    /// <summary>All tensors under their full names.</summary>
    public IReadOnlyDictionary<string, StoredTensor> All => all;

    /// <summary>Adds a part.</summary>
    public void Add(string part, IEnumerable<KeyValuePair<string, StoredTensor>> tensors)
    {
        foreach ((string name, StoredTensor tensor) in tensors) all.Add($"{part}/{name}", tensor);
    }

    /// <summary>The tensors of a part under their own names.</summary>
    public ImmutableSortedDictionary<string, StoredTensor> Of(string part) => all
        .Where(entry => entry.Key.StartsWith(part + "/", StringComparison.Ordinal))
        .ToImmutableSortedDictionary(entry => entry.Key[(part.Length + 1)..], entry => entry.Value, StringComparer.Ordinal);
}
