using System.Numerics;
using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>A depthwise convolution of many images in memory, forward and backward.</summary>
internal static unsafe class DepthwisePass
{
    [ThreadStatic]
    private static float[]? scratch;

    /// <summary>Whether the kernel can take a convolution: at least a vector of channels, and a padding no wider than its filter reaches.</summary>
    public static bool Takes(ConvolutionShape shape) => shape.Inputs >= Vector<float>.Count && shape.Padding < shape.Kernel;

    /// <summary>The results of images [n, h, w, c] by filters [c, 1, k, k]: [n, h′, w′, c].</summary>
    public static void Forward(float* from, float* to, long count, DepthwiseShape shape, Tensor weight)
    {
        float[] filters = ByTap(weight, shape, flipped: false);
        fixed (float* field = Scratch(shape.ScratchValues), filter = filters)
        {
            var padded = new ImageField(field, shape.Padded.Height, shape.Padded.Width, shape.Channels);
            for (long n = 0; n < count; n++)
            {
                DepthwiseKernel.Place(Image(from, n, shape), padded, 1, shape.Padding);
                DepthwiseKernel.Correlate(padded, filter, Result(to, n, shape), shape.Kernel, shape.Stride);
            }
        }
    }

    /// <summary>The gradient of images x [n, h, w, c] from that of the results g [n, h′, w′, c]; returns that of the filters [c, 1, k, k].</summary>
    public static Tensor Backward(float* x, float* g, float* imageGradient, long count, (DepthwiseShape Shape, Tensor Weight) by)
    {
        DepthwiseShape shape = by.Shape;
        float[] flipped = ByTap(by.Weight, shape, flipped: true);
        float[] sums = new float[shape.FilterValues];
        fixed (float* field = Scratch(shape.ScratchValues), filter = flipped, sum = sums)
        {
            var padded = new ImageField(field, shape.Padded.Height, shape.Padded.Width, shape.Channels);
            var spread = new ImageField(field, shape.Spread.Height, shape.Spread.Width, shape.Channels);
            for (long n = 0; n < count; n++)
            {
                DepthwiseKernel.Place(Image(x, n, shape), padded, 1, shape.Padding);
                DepthwiseKernel.AddFilterGradient(padded, Result(g, n, shape), sum, shape.Kernel, shape.Stride);
                DepthwiseKernel.Place(Result(g, n, shape), spread, shape.Stride, shape.Kernel - 1 - shape.Padding);
                DepthwiseKernel.Correlate(spread, filter, Image(imageGradient, n, shape), shape.Kernel, 1);
            }
        }

        return FilterGradient(sums, shape);
    }

    private static ImageField Image(float* first, long n, DepthwiseShape shape) => new(first + n * shape.ImageValues, shape.Height, shape.Width, shape.Channels);

    private static ImageField Result(float* first, long n, DepthwiseShape shape) => new(first + n * shape.ResultValues, shape.ResultHeight, shape.ResultWidth, shape.Channels);

    private static float[] Scratch(int values) => scratch?.Length >= values ? scratch : scratch = new float[values];

    /// <summary>The filters [c, 1, k, k] as [k · k, c], turned by 180° when flipped.</summary>
    private static float[] ByTap(Tensor weight, DepthwiseShape shape, bool flipped)
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

    private static Tensor FilterGradient(float[] sums, DepthwiseShape shape)
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
