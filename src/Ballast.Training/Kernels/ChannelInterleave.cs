using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Interleaves the channels of two images, a₀ b₀ a₁ b₁ …: concatenation and a shuffle of two groups, in one copy.</summary>
internal sealed class ChannelInterleave : autograd.SingleTensorFunction<ChannelInterleave>
{
    public override string Name => nameof(ChannelInterleave);

    /// <summary>Two float32 image tensors [n, c, h, w] become one [n, 2c, h, w], channels last.</summary>
    public static Tensor Of(Tensor a, Tensor b)
    {
        using var scope = NewDisposeScope();
        return apply(a, b).MoveToOuterDisposeScope();
    }

    public override unsafe Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        Tensor a = NativeFloats.ChannelsLast((Tensor)vars[0]), b = NativeFloats.ChannelsLast((Tensor)vars[1]); // [n, c, h, w]
        long[] shape = a.shape;
        Tensor pairs = NativeFloats.NewImages(shape[0], 2 * shape[1], shape[2], shape[3]); // [n, 2c, h, w]
        HalvesKernel.Interleave(NativeFloats.Of(a), NativeFloats.Of(b), NativeFloats.Of(pairs), a.numel());
        return pairs;
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        Tensor pairs = NativeFloats.ChannelsLast(grad_output); // [n, 2c, h, w]
        long[] shape = pairs.shape;
        Tensor a = NativeFloats.NewImages(shape[0], shape[1] / 2, shape[2], shape[3]); // [n, c, h, w]
        Tensor b = NativeFloats.NewImages(shape[0], shape[1] / 2, shape[2], shape[3]); // [n, c, h, w]
        HalvesKernel.Separate(NativeFloats.Of(pairs), NativeFloats.Of(a), NativeFloats.Of(b), a.numel());
        return [a, b];
    }
}
