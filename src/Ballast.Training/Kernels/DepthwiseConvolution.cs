using System.Numerics;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>
/// A depthwise convolution of channels-last images as one step of the gradient's graph. On the small maps of mobile networks the general convolution
/// spends most of its time on preparing itself.
/// </summary>
internal sealed class DepthwiseConvolution : autograd.SingleTensorFunction<DepthwiseConvolution>
{
    private const string ShapeKey = "shape";

    [ThreadStatic]
    private static float[]? scratch;

    public override string Name => nameof(DepthwiseConvolution);

    /// <summary>Whether the kernel can take a convolution: at least a vector of channels, and a padding no wider than its filter reaches.</summary>
    public static bool Takes(ConvolutionShape shape) => shape.Inputs >= Vector<float>.Count && shape.Padding < shape.Kernel;

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
        float[] filters = ByTap(weight, shape, flipped: false);
        float* from = NativeFloats.Of(images), to = NativeFloats.Of(result);
        fixed (float* field = Scratch(shape.ScratchValues), filter = filters)
        {
            var padded = new ImageField(field, shape.Padded.Height, shape.Padded.Width, shape.Channels);
            for (long n = 0; n < count; n++)
            {
                DepthwiseKernel.Place(Image(from, n, shape), padded, 1, shape.Padding);
                DepthwiseKernel.Correlate(padded, filter, Result(to, n, shape), shape.Kernel, shape.Stride);
            }
        }

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
        float[] flipped = ByTap(saved[1], shape, flipped: true);
        float[] sums = new float[shape.FilterValues];
        float* x = NativeFloats.Of(saved[0]), g = NativeFloats.Of(gradient), to = NativeFloats.Of(imageGradient);
        fixed (float* field = Scratch(shape.ScratchValues), filter = flipped, sum = sums)
        {
            var padded = new ImageField(field, shape.Padded.Height, shape.Padded.Width, shape.Channels);
            var spread = new ImageField(field, shape.Spread.Height, shape.Spread.Width, shape.Channels);
            for (long n = 0; n < images; n++)
            {
                DepthwiseKernel.Place(Image(x, n, shape), padded, 1, shape.Padding);
                DepthwiseKernel.AddFilterGradient(padded, Result(g, n, shape), sum, shape.Kernel, shape.Stride);
                DepthwiseKernel.Place(Result(g, n, shape), spread, shape.Stride, shape.Kernel - 1 - shape.Padding);
                DepthwiseKernel.Correlate(spread, filter, Image(to, n, shape), shape.Kernel, 1);
            }
        }

        return [imageGradient, FilterGradient(sums, shape), null!, null!];
    }

    private static unsafe ImageField Image(float* first, long n, DepthwiseShape shape) => new(first + n * shape.ImageValues, shape.Height, shape.Width, shape.Channels);

    private static unsafe ImageField Result(float* first, long n, DepthwiseShape shape) => new(first + n * shape.ResultValues, shape.ResultHeight, shape.ResultWidth, shape.Channels);

    private static float[] Scratch(int values) => scratch?.Length >= values ? scratch : scratch = new float[values];

    /// <summary>The filters [c, 1, k, k] as [k · k, c], turned by 180° when flipped.</summary>
    private static unsafe float[] ByTap(Tensor weight, DepthwiseShape shape, bool flipped)
    {
        using Tensor dense = weight.contiguous(); // [c, 1, k, k]
        float* values = NativeFloats.Of(dense);
        int taps = shape.Kernel * shape.Kernel;
        float[] byTap = new float[shape.FilterValues];
        for (int c = 0; c < shape.Channels; c++)
            for (int tap = 0; tap < taps; tap++)
                byTap[tap * shape.Channels + c] = values[c * taps + (flipped ? taps - 1 - tap : tap)];
        return byTap;
    }

    private static unsafe Tensor FilterGradient(float[] sums, DepthwiseShape shape)
    {
        Tensor gradient = empty(shape.Channels, 1, shape.Kernel, shape.Kernel); // [c, 1, k, k]
        float* values = NativeFloats.Of(gradient);
        int taps = shape.Kernel * shape.Kernel;
        for (int tap = 0; tap < taps; tap++)
            for (int c = 0; c < shape.Channels; c++)
                values[c * taps + tap] = sums[tap * shape.Channels + c];
        return gradient;
    }
}
