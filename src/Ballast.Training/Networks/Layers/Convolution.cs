using System.Collections.Immutable;
using Ballast.Interchange;
using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Ballast.Training;

/// <summary>A square 2-D convolution. Its weights are not initialised here; see <see cref="WeightInitializer"/>.</summary>
internal sealed class Convolution : nn.Module<Tensor, Tensor>, IExported
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly long groups;
    private readonly long[] stride;
    private readonly long[] padding;
    private readonly long[] dilation = [1, 1];
    private readonly Activation activation;
    private readonly bool isPointwise;
    private readonly bool isDepthwise;

    public Convolution(ConvolutionShape shape, Activation activation = Activation.None)
        : base(nameof(Convolution))
    {
        groups = shape.Groups;
        stride = [shape.Stride, shape.Stride];
        padding = [shape.Padding, shape.Padding];
        this.activation = activation;
        isPointwise = shape is { Kernel: 1, Stride: 1, Padding: 0, Groups: 1 };
        isDepthwise = shape.Groups == shape.Inputs && shape.Outputs == shape.Inputs && !shape.HasBias && DepthwiseConvolution.Takes(shape);
        weight = new Parameter(zeros(shape.Outputs, shape.Inputs / shape.Groups, shape.Kernel, shape.Kernel)); // [o, i / groups, k, k]
        register_parameter(nameof(weight), weight);
        if (!shape.HasBias) return;
        bias = new Parameter(zeros(shape.Outputs)); // [o]
        register_parameter(nameof(bias), bias);
    }

    public override Tensor forward(Tensor input) => Activations.Consume(Convolve(input), activation); // [n, o, h', w']

    public string Export(NetworkExport export, string input)
    {
        ImmutableArray<string> inputs = [input, export.Weight(this, nameof(weight), weight)];
        if (bias is not null) inputs = inputs.Add(export.Weight(this, nameof(bias), bias));
        string y = export.Graph.Add(
            "Conv", inputs, OnnxAttribute.Of("group", groups), OnnxAttribute.Of("strides", stride), OnnxAttribute.Of("pads", [.. padding, .. padding])); // [n, o, h', w']
        return export.Activate(y, activation);
    }

    private Tensor Convolve(Tensor input)
    {
        if (isPointwise) return PointwiseConvolution.Convolve(input, weight, bias);
        if (isDepthwise && input.dtype == ScalarType.Float32) return DepthwiseConvolution.Convolve(input, weight, (int)stride[0], (int)padding[0]);
        return nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
    }
}
