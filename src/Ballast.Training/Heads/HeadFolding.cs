using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Ballast.Core;

namespace Ballast.Training;

/// <summary>Writes a head into the last layer of a network, where that layer can say the same.</summary>
internal static class HeadFolding
{
    private const int DenseDimensions = 2;

    /// <summary>Whether the last layer is a dense layer with a bias.</summary>
    public static bool IsLinear(Network network)
    {
        Dictionary<string, TorchSharp.torch.Tensor> state = network.Module.state_dict();
        return HasBias(network) && state[Weight(network)].dim() == DenseDimensions;
    }

    /// <summary>The state of the network with the head as its last layer; null where the layer cannot hold it.</summary>
    public static ImmutableSortedDictionary<string, StoredTensor>? Fold(Network network, FeatureHead head)
    {
        switch (head)
        {
            case FeatureHead.Linear linear when IsLinear(network):
                return Replace(network, linear.Weights.Values.ToArray(), [.. linear.Bias]);
            case FeatureHead.Factors factors when HasBias(network):
                ImmutableSortedDictionary<string, StoredTensor> state = network.CaptureState();
                float[] weights = Floats(state[Weight(network)]), bias = Floats(state[Bias(network)]);
                int inputs = weights.Length / bias.Length;
                for (int i = 0; i < weights.Length; i++) weights[i] *= factors.Values[i / inputs];
                for (int label = 0; label < bias.Length; label++) bias[label] *= factors.Values[label];
                return Replace(network, weights, bias);
            default:
                return null;
        }
    }

    /// <summary>The weights of the last layer as a table [classes, features].</summary>
    public static Matrix<float> Weights(Network network)
    {
        StoredTensor stored = network.CaptureState()[Weight(network)];
        int classes = (int)stored.Shape[0];
        return new Matrix<float>(Floats(stored), classes, (int)(stored.Count / classes));
    }

    public static float[] Floats(StoredTensor stored) => MemoryMarshal.Cast<byte, float>(stored.Bytes.Span).ToArray();

    public static StoredTensor Stored(ReadOnlySpan<float> values, params ImmutableArray<long> shape) =>
        new(TensorType.F32, shape, MemoryMarshal.AsBytes(values).ToArray());

    private static ImmutableSortedDictionary<string, StoredTensor> Replace(Network network, float[] weights, float[] bias)
    {
        ImmutableSortedDictionary<string, StoredTensor> state = network.CaptureState();
        return state
            .SetItem(Weight(network), Stored(weights, state[Weight(network)].Shape))
            .SetItem(Bias(network), Stored(bias, state[Bias(network)].Shape));
    }

    private static bool HasBias(Network network) => network.Module.state_dict().ContainsKey(Bias(network));

    private static string Weight(Network network) => network.Name.ClassifierLayer + ".weight";

    private static string Bias(Network network) => network.Name.ClassifierLayer + ".bias";
}
