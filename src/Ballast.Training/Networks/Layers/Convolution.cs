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
    private readonly ConvolutionShape shape;
    private readonly bool isPointwise;
    private readonly bool isDepthwise;

    public Convolution(ConvolutionShape shape, Activation activation = Activation.None)
        : base(nameof(Convolution))
    {
        this.shape = shape;
        groups = shape.Groups;
        stride = [shape.Stride, shape.Stride];
        padding = [shape.Padding, shape.Padding];
        this.activation = activation;
        isPointwise = shape is { Kernel: 1, Stride: 1, Padding: 0, Groups: 1 };
        isDepthwise = shape.Groups == shape.Inputs && shape.Outputs == shape.Inputs && !shape.HasBias && DepthwisePass.Takes(shape);
        weight = new Parameter(zeros(shape.Outputs, shape.Inputs / shape.Groups, shape.Kernel, shape.Kernel)); // [o, i / groups, k, k]
        register_parameter(nameof(weight), weight);
        if (!shape.HasBias) return;
        bias = new Parameter(zeros(shape.Outputs)); // [o]
        register_parameter(nameof(bias), bias);
    }

    /// <summary>The same layer for a fused chain; null when it is of another kind.</summary>
    public FusedLayer? Fused => activation != Activation.None || bias is not null ? null
        : isPointwise && FusedPointwise.Takes(inputs: (int)weight.size(1), outputs: (int)weight.size(0)) ? new FusedPointwise(weight, (int)weight.size(1), (int)weight.size(0))
        : isDepthwise ? new FusedDepthwise(weight, shape)
        : null;

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
        if (input.dtype == ScalarType.Float32) return Convolve(input, weight, bias);
        // The weights stay float32; each step works on a rounded copy, and the gradient comes back to them in float32.
        using Tensor rounded = weight.to(input.dtype); // [o, i / groups, k, k]
        using Tensor? roundedBias = bias?.to(input.dtype); // [o]
        return Convolve(input, rounded, roundedBias);
    }

    private Tensor Convolve(Tensor input, Tensor filters, Tensor? offsets)
    {
        if (isPointwise) return PointwiseConvolution.Convolve(input, filters, offsets);
        if (isDepthwise && KernelChoice.Takes(input)) return DepthwiseConvolution.Convolve(input, filters, (int)stride[0], (int)padding[0]);
        return nn.functional.conv2d(input, filters, offsets, stride, padding, dilation, groups);
    }
}
