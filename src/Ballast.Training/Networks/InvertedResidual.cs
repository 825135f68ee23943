using TorchSharp;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>The unit of MobileNetV3: widen, filter each channel, weigh the channels, narrow, and add the input where the shape allows.</summary>
internal sealed class InvertedResidual : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Chain block;
    private readonly bool adds;

    public InvertedResidual(InvertedResidualShape shape)
        : base(nameof(InvertedResidual))
    {
        adds = shape.Stride == 1 && shape.Inputs == shape.Outputs;
        List<nn.Module<Tensor, Tensor>> layers = [];
        if (shape.Expanded != shape.Inputs) layers.Add(MobileNet.Normalized(new(shape.Inputs, shape.Expanded, 1), shape.Activation));
        ConvolutionShape depthwise = new(shape.Expanded, shape.Expanded, shape.Kernel) { Stride = shape.Stride, Padding = shape.Kernel / 2, Groups = shape.Expanded };
        layers.Add(MobileNet.Normalized(depthwise, shape.Activation));
        if (shape.Excites) layers.Add(new SqueezeExcitation(shape.Expanded));
        layers.Add(MobileNet.Normalized(new(shape.Expanded, shape.Outputs, 1), Activation.None));
        block = Chain.Numbered(layers);
        register_module(nameof(block), block);
    }

    public override Tensor forward(Tensor input)
    {
        Tensor result = block.call(input); // [n, o, h', w']
        return adds ? result.add_(input) : result;
    }

    public string Export(NetworkExport export, string input)
    {
        string result = export.Of(block, input); // [n, o, h', w']
        return adds ? export.Graph.Add("Add", [result, input]) : result;
    }
}
