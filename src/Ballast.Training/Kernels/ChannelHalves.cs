using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Takes the first and the second half of the channels of images apart, in one copy each way.</summary>
internal sealed class ChannelHalves : autograd.MultiTensorFunction<ChannelHalves>
{
    public override string Name => nameof(ChannelHalves);

    /// <summary>A float32 image tensor [n, 2c, h, w] becomes two [n, c, h, w], channels last.</summary>
    public static (Tensor First, Tensor Second) Of(Tensor images)
    {
        using var scope = NewDisposeScope();
        List<Tensor> halves = apply(images);
        return (halves[0].MoveToOuterDisposeScope(), halves[1].MoveToOuterDisposeScope());
    }

    public override unsafe List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        Tensor whole = NativeFloats.ChannelsLast((Tensor)vars[0]); // [n, 2c, h, w]
        (long count, int channels, long height, long width) = NativeFloats.Shape(whole);
        int half = channels / 2;
        Tensor first = NativeFloats.NewImages(count, half, height, width); // [n, c, h, w]
        Tensor second = NativeFloats.NewImages(count, half, height, width); // [n, c, h, w]
        HalvesKernel.Split(NativeFloats.Of(whole), NativeFloats.Of(first), NativeFloats.Of(second), count * height * width, half);
        // TorchSharp 0.107 ends the process when it makes up the gradient of an output that nobody read.
        ctx.set_materialize_grads(false);
        return [first, second];
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        Tensor any = grad_outputs.First(IsThere);
        Tensor first = Dense(grad_outputs[0], any), second = Dense(grad_outputs[1], any); // [n, c, h, w]
        (long count, int channels, long height, long width) = NativeFloats.Shape(first);
        Tensor whole = NativeFloats.NewImages(count, 2 * channels, height, width); // [n, 2c, h, w]
        HalvesKernel.Join(NativeFloats.Of(first), NativeFloats.Of(second), NativeFloats.Of(whole), count * height * width, channels);
        return [whole];
    }

    private static bool IsThere(Tensor? gradient) => gradient is { IsInvalid: false };

    private static Tensor Dense(Tensor? gradient, Tensor like) => NativeFloats.ChannelsLast(IsThere(gradient) ? gradient! : zeros_like(like));
}
