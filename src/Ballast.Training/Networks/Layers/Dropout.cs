using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Sets a share of the values to zero in training and scales the others up; does nothing in evaluation.</summary>
internal sealed class Dropout(double share) : nn.Module<Tensor, Tensor>(nameof(Dropout)), IExported
{
    /// <summary>The share of values set to zero, 0 … 1.</summary>
    public double Share { get; set; } = share;

    public override Tensor forward(Tensor input)
    {
        if (!training || Share == 0) return input;
        if (Shard.Current is not { } shard) return nn.functional.dropout(input, Share, true);
        using Tensor kept = empty_like(input).bernoulli_(1 - Share, shard.Generator);
        using Tensor scaled = kept.div_(1 - Share);
        return input * scaled;
    }

    public string Export(NetworkExport export, string input) => input;
}
