using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>
/// A depthwise convolution of channels-last images as one step of the gradient's graph. On the small maps of mobile networks the general convolution
/// spends most of its time on preparing itself.
/// </summary>
internal sealed class DepthwiseConvolution : autograd.SingleTensorFunction<DepthwiseConvolution>
{
    private const string ShapeKey = "shape";

    public override string Name => nameof(DepthwiseConvolution);

    /// <summary>Convolves float32 images [n, c, h, w] with filters [c, 1, k, k]: [n, c, h′, w′], channels last.</summary>
    public static Tensor Convolve(Tensor images, Tensor weight, int stride, int padding)
    {
        using var scope = NewDisposeScope();
        return apply(images, weight, stride, padding).MoveToOuterDisposeScope();
    }

    public override unsafe Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        Tensor images = NativeFloats.ChannelsLast((Tensor)vars[0]); // [n, c, h, w]
        var weight = (Tensor)vars[1];
        (long count, int channels, long height, long width) = NativeFloats.Shape(images);
        var shape = new DepthwiseShape((int)height, (int)width, channels) { Kernel = (int)weight.size(2), Stride = (int)vars[2], Padding = (int)vars[3] };
        Tensor result = NativeFloats.NewImages(count, shape.Channels, shape.ResultHeight, shape.ResultWidth); // [n, c, h', w']
        DepthwisePass.Forward(NativeFloats.Of(images), NativeFloats.Of(result), count, shape, weight);
        ctx.save_for_backward([images, weight]);
        ctx.save_data(ShapeKey, shape);
        return result;
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        List<Tensor> saved = ctx.get_saved_variables();
        var shape = (DepthwiseShape)ctx.get_data(ShapeKey);
        Tensor gradient = NativeFloats.ChannelsLast(grad_output); // [n, c, h', w']
        long images = gradient.size(0);
        Tensor imageGradient = NativeFloats.NewImages(images, shape.Channels, shape.Height, shape.Width); // [n, c, h, w]
        Tensor filterGradient = DepthwisePass.Backward(NativeFloats.Of(saved[0]), NativeFloats.Of(gradient), NativeFloats.Of(imageGradient), images, (shape, saved[1])); // [c, 1, k, k]
        return [imageGradient, filterGradient, null!, null!];
    }
}
