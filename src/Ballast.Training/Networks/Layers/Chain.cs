using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Layers one after the other under given names. Intermediate results are released as soon as the next layer has read them.</summary>
internal sealed class Chain : nn.Module<Tensor, Tensor>, IExported
{
    private readonly nn.Module<Tensor, Tensor>[] layers;

    public Chain(params (string Name, nn.Module<Tensor, Tensor> Layer)[] layers)
        : base(nameof(Chain))
    {
        this.layers = [.. layers.Select(layer => layer.Layer)];
        foreach ((string name, nn.Module<Tensor, Tensor> layer) in layers) register_module(name, layer);
    }

    /// <summary>Layers named by their place, from "0".</summary>
    public static Chain Numbered(IEnumerable<nn.Module<Tensor, Tensor>> layers) => new([.. layers.Select((layer, i) => ($"{i}", layer))]);

    public override Tensor forward(Tensor input)
    {
        Tensor x = input;
        foreach (nn.Module<Tensor, Tensor> layer in layers)
        {
            Tensor y = layer.call(x);
            if (!ReferenceEquals(x, input) && !ReferenceEquals(x, y)) x.Dispose();
            x = y;
        }

        return x;
    }

    public string Export(NetworkExport export, string input) => layers.Aggregate(input, (x, layer) => export.Of(layer, x));
}
