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
        (long count, int channels, long height, long width) = NativeFloats.Shape(a);
        Tensor pairs = NativeFloats.NewImages(count, 2 * channels, height, width); // [n, 2c, h, w]
        HalvesKernel.Interleave(NativeFloats.Of(a), NativeFloats.Of(b), NativeFloats.Of(pairs), a.numel());
        return pairs;
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        Tensor pairs = NativeFloats.ChannelsLast(grad_output); // [n, 2c, h, w]
        (long count, int channels, long height, long width) = NativeFloats.Shape(pairs);
        Tensor a = NativeFloats.NewImages(count, channels / 2, height, width); // [n, c, h, w]
        Tensor b = NativeFloats.NewImages(count, channels / 2, height, width); // [n, c, h, w]
        HalvesKernel.Separate(NativeFloats.Of(pairs), NativeFloats.Of(a), NativeFloats.Of(b), a.numel());
        return [a, b];
    }
}
