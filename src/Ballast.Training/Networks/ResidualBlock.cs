using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Two 3 × 3 convolutions whose result is added to their input, projected where the shape changes.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Convolution conv1;
    private readonly BatchNormalization bn1;
    private readonly Convolution conv2;
    private readonly BatchNormalization bn2;
    private readonly Chain? downsample;

    public ResidualBlock(int inputs, int outputs, int stride)
        : base(nameof(ResidualBlock))
    {
        conv1 = new Convolution(new(inputs, outputs, 3) { Stride = stride, Padding = 1 });
        bn1 = new BatchNormalization(outputs, Activation.Rectifier);
        conv2 = new Convolution(new(outputs, outputs, 3) { Padding = 1 });
        bn2 = new BatchNormalization(outputs);
        register_module(nameof(conv1), conv1);
        register_module(nameof(bn1), bn1);
        register_module(nameof(conv2), conv2);
        register_module(nameof(bn2), bn2);
        if (stride == 1 && inputs == outputs) return;
        downsample = new Chain(
            ("0", new Convolution(new(inputs, outputs, 1) { Stride = stride })),
            ("1", new BatchNormalization(outputs)));
        register_module(nameof(downsample), downsample);
    }

    public override Tensor forward(Tensor input)
    {
        using Tensor filtered = conv1.call(input); // [n, o, h', w']
        using Tensor hidden = bn1.call(filtered); // [n, o, h', w']
        using Tensor refined = conv2.call(hidden); // [n, o, h', w']
        Tensor sum = bn2.call(refined); // [n, o, h', w']
        using Tensor? shortcut = downsample?.call(input); // [n, o, h', w']
        sum.add_(shortcut ?? input);
        return Activations.Consume(sum, Activation.Rectifier);
    }

    public string Export(NetworkExport export, string input)
    {
        string hidden = export.Of(bn1, export.Of(conv1, input)); // [n, o, h', w']
        string refined = export.Of(bn2, export.Of(conv2, hidden)); // [n, o, h', w']
        string shortcut = downsample is null ? input : export.Of(downsample, input); // [n, o, h', w']
        return export.Activate(export.Graph.Add("Add", [refined, shortcut]), Activation.Rectifier);
    }
}
