using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A depthwise convolution without bias, filters [c, 1, k, k].</summary>
internal sealed unsafe class FusedDepthwise(Tensor weight, ConvolutionShape shape) : FusedLayer
{
    public override IReadOnlyList<Tensor> Parameters { get; } = [weight];

    public override ImageShape ResultOf(ImageShape images)
    {
        DepthwiseShape sizes = SizesOf(images);
        return images with { Height = sizes.ResultHeight, Width = sizes.ResultWidth };
    }

    public override object? Forward(float* x, float* y, ImageShape images)
    {
        DepthwiseShape sizes = SizesOf(images);
        DepthwisePass.Forward(x, y, images.Images, sizes, weight);
        return sizes;
    }

    public override void Backward(in FusedBackward pass, List<Tensor> gradients) =>
        gradients.Add(DepthwisePass.Backward(pass.Images, pass.Gradient, pass.Into, pass.Shape.Images, ((DepthwiseShape)pass.Kept!, weight)));

    private DepthwiseShape SizesOf(ImageShape images) => new(images.Height, images.Width, images.Channels) { Kernel = shape.Kernel, Stride = shape.Stride, Padding = shape.Padding };
}
