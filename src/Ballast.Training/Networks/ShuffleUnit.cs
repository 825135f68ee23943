using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The unit of ShuffleNet V2 that keeps the size: half of the channels pass by, half are transformed, then both are interleaved.</summary>
internal sealed class ShuffleUnit : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Chain branch2;
    private readonly int channels;

    public ShuffleUnit(int channels)
        : base(nameof(ShuffleUnit))
    {
        this.channels = channels;
        branch2 = Transform(channels / 2, channels / 2, 1);
        register_module(nameof(branch2), branch2);
    }

    /// <summary>Pointwise, depthwise, pointwise, as in both kinds of unit.</summary>
    public static Chain Transform(int inputs, int outputs, int stride) => new(
        ("0", new Convolution(new(inputs, outputs, 1))),
        ("1", new BatchNormalization(outputs, Activation.Rectifier)),
        ("3", new Convolution(new(outputs, outputs, 3) { Stride = stride, Padding = 1, Groups = outputs })),
        ("4", new BatchNormalization(outputs)),
        ("5", new Convolution(new(outputs, outputs, 1))),
        ("6", new BatchNormalization(outputs, Activation.Rectifier)));

    public override Tensor forward(Tensor input)
    {
        (Tensor first, Tensor second) = ChannelShuffle.Halves(input); // 2 × [n, c / 2, h, w]
        using Tensor kept = first, changing = second;
        using Tensor changed = branch2.call(changing); // [n, c / 2, h, w]
        return ChannelShuffle.Interleave(kept, changed); // [n, c, h, w]
    }

    public string Export(NetworkExport export, string input)
    {
        (string kept, string changing) = export.Halves(input); // 2 × [n, c / 2, h, w]
        return export.Interleave(kept, export.Of(branch2, changing), channels); // [n, c, h, w]
    }
}
