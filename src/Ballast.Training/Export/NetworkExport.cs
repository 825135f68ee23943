using System.Collections.Immutable;
using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A network being written as an ONNX graph: its weights under their own names, and the operations that several layers share.</summary>
internal sealed class NetworkExport
{
    private readonly Dictionary<nn.Module, string> names = new(ReferenceEqualityComparer.Instance);

    public NetworkExport(OnnxGraph graph, NetworkModule network)
    {
        Graph = graph;
        foreach ((string name, nn.Module layer) in network.named_modules()) names.TryAdd(layer, name);
    }

    public OnnxGraph Graph { get; }

    /// <summary>Adds a layer, whatever it is.</summary>
    public string Of(nn.Module layer, string input) => layer is IExported exported
        ? exported.Export(this, input)
        : throw new NotSupportedException($"A layer of type {layer.GetType().Name} cannot be exported. Let it implement {nameof(IExported)}.");

    /// <summary>Adds a parameter or statistic of a layer as constants of type float32, under its full name.</summary>
    public string Weight(nn.Module layer, string name, Tensor values)
    {
        using Tensor detached = values.detach();
        using Tensor single = detached.to(ScalarType.Float32);
        StoredTensor stored = TorchTensors.FromTorch(single);
        string layerName = names.GetValueOrDefault(layer, "");
        return Graph.Constant(new OnnxTensor(layerName.Length == 0 ? name : $"{layerName}.{name}", OnnxElement.Float, stored.Shape, stored.Bytes));
    }

    /// <summary>What <see cref="Activations.Consume"/> does.</summary>
    public string Activate(string input, Activation activation) => activation switch
    {
        Activation.None => input,
        Activation.Rectifier => Graph.Add("Relu", [input]),
        Activation.HardSwish => Graph.Add("HardSwish", [input]),
        _ => throw new NotSupportedException($"The activation {activation} cannot be exported."),
    };

    /// <summary>The mean of each channel over the image: [n, c, h, w] to [n, c].</summary>
    public string Average(string input) => Graph.Add("Flatten", [AverageToImage(input)], OnnxAttribute.Of("axis", 1));

    /// <summary>The mean of each channel over the image: [n, c, h, w] to [n, c, 1, 1].</summary>
    public string AverageToImage(string input) => Graph.Add("GlobalAveragePool", [input]);

    /// <summary>The first and the second half of the channels: [n, 2c, h, w] to two of [n, c, h, w].</summary>
    public (string First, string Second) Halves(string input)
    {
        ImmutableArray<string> halves = Graph.Add("Split", [input], 2, [OnnxAttribute.Of("axis", 1)]);
        return (halves[0], halves[1]);
    }

    /// <summary>Interleaves the channels of two images, a₀ b₀ a₁ b₁ …</summary>
    /// <param name="a">[n, c, h, w].</param>
    /// <param name="b">[n, c, h, w].</param>
    /// <param name="channels">Channels of the result, 2c.</param>
    /// <remarks>Joined along the height, the rows of a channel of both stand one after the other: read as [n, 2c, h, w] they are two channels.</remarks>
    public string Interleave(string a, string b, int channels)
    {
        string joined = Graph.Add("Concat", [a, b], OnnxAttribute.Of("axis", 2));
        return Graph.Add("Reshape", [joined, Graph.Constant("interleaved_shape", 0, channels, -1, 0)]);
    }
}
