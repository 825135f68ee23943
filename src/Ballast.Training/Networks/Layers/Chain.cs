using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Layers one after the other under given names. Intermediate results are released as soon as the next layer has read them.</summary>
internal sealed class Chain : nn.Module<Tensor, Tensor>, IExported
{
    private readonly nn.Module<Tensor, Tensor>[] layers;
    private readonly FusedLayers? fused;

    public Chain(params (string Name, nn.Module<Tensor, Tensor> Layer)[] layers)
        : base(nameof(Chain))
    {
        this.layers = [.. layers.Select(layer => layer.Layer)];
        fused = FusedLayers.Of(this.layers);
        foreach ((string name, nn.Module<Tensor, Tensor> layer) in layers) register_module(name, layer);
    }

    /// <summary>Layers named by their place, from "0".</summary>
    public static Chain Numbered(IEnumerable<nn.Module<Tensor, Tensor>> layers) => new([.. layers.Select((layer, i) => ($"{i}", layer))]);

    /// <summary>Called with the place of a layer and what it found; what is returned goes on instead, and takes it over. Null (the default) for nobody.</summary>
    public Func<int, Tensor, Tensor>? After { get; set; }

    public override Tensor forward(Tensor input)
    {
        if (fused is not null && training && KernelChoice.Takes(input)) return FusedChain.Run(fused, input);
        Tensor x = input;
        for (int place = 0; place < layers.Length; place++)
        {
            Tensor y = layers[place].call(x);
            if (After is not null) y = After(place, y);
            if (!ReferenceEquals(x, input) && !ReferenceEquals(x, y)) x.Dispose();
            x = y;
        }

        return x;
    }

    public string Export(NetworkExport export, string input) => layers.Aggregate(input, (x, layer) => export.Of(layer, x));
}
