using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The unit of ShuffleNet V2 that halves the size: both branches read all channels, and their outputs are interleaved.</summary>
internal sealed class ShuffleReduction : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Chain branch1;
    private readonly Chain branch2;
    private readonly int outputs;

    public ShuffleReduction(int inputs, int outputs)
        : base(nameof(ShuffleReduction))
    {
        this.outputs = outputs;
        int half = outputs / 2;
        branch1 = new Chain(
            ("0", new Convolution(new(inputs, inputs, 3) { Stride = 2, Padding = 1, Groups = inputs })),
            ("1", new BatchNormalization(inputs)),
            ("2", new Convolution(new(inputs, half, 1))),
            ("3", new BatchNormalization(half, Activation.Rectifier)));
        branch2 = ShuffleUnit.Transform(inputs, half, 2);
        register_module(nameof(branch1), branch1);
        register_module(nameof(branch2), branch2);
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor first = branch1.call(input); // [n, c / 2, h / 2, w / 2]
        using Tensor second = branch2.call(input); // [n, c / 2, h / 2, w / 2]
        return ChannelShuffle.Interleave(first, second); // [n, c, h / 2, w / 2]
    }

    public string Export(NetworkExport export, string input) => export.Interleave(export.Of(branch1, input), export.Of(branch2, input), outputs);
}
