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
        // A shard's generator draws on the processor, whatever the images lie on: its state is part of a checkpoint.
        if (input.device_type != DeviceType.CPU) return Elsewhere(input, shard.Generator);
        using Tensor kept = empty_like(input).bernoulli_(1 - Share, shard.Generator);
        using Tensor scaled = kept.div_(1 - Share);
        return input * scaled;
    }

    public string Export(NetworkExport export, string input) => input;

    private Tensor Elsewhere(Tensor input, Generator generator)
    {
        using Tensor kept = empty(input.shape, dtype: input.dtype).bernoulli_(1 - Share, generator);
        using Tensor scaled = kept.div_(1 - Share);
        using Tensor there = scaled.to(input.device);
        return input * there;
    }
}
