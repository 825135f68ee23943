using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The layers of a chain that are computed together, and the memory of a finished batch for the next.</summary>
internal sealed class FusedLayers
{
    private readonly FusedLayer[] layers;
    private FusedCall? free;

    private FusedLayers(FusedLayer[] layers)
    {
        this.layers = layers;
        Parameters = [.. layers.SelectMany(layer => layer.Parameters)];
    }

    public int Count => layers.Length;

    /// <summary>The weights of all layers, in their order.</summary>
    public IReadOnlyList<Tensor> Parameters { get; }

    public FusedLayer this[int layer] => layers[layer];

    /// <summary>The layers of a chain; null when one of them, or the processor, is not made for it, or when there is one only.</summary>
    public static FusedLayers? Of(IReadOnlyList<nn.Module<Tensor, Tensor>> chain)
    {
        if (!RowProduct.IsFast || chain.Count < 2) return null;
        var taken = new FusedLayer[chain.Count];
        for (int i = 0; i < taken.Length; i++)
        {
            if (Of(chain[i]) is not { } layer) return null;
            taken[i] = layer;
        }

        return new FusedLayers(taken);
    }

    /// <summary>The memory for a batch. Nobody else has it until it is given back; one that never is, is collected.</summary>
    public FusedCall Take(ImageShape images)
    {
        FusedCall call = Interlocked.Exchange(ref free, null) ?? new FusedCall(Count);
        call.Shapes[0] = images;
        for (int i = 0; i < Count; i++) call.Shapes[i + 1] = layers[i].ResultOf(call.Shapes[i]);
        return call;
    }

    public void GiveBack(FusedCall call) => free = call;

    private static FusedLayer? Of(nn.Module<Tensor, Tensor> layer) => layer switch
    {
        Convolution convolution => convolution.Fused,
        BatchNormalization normalization => normalization.Fused,
        _ => null,
    };
}
