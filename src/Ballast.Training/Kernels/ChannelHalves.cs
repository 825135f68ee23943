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
        long[] shape = whole.shape;
        int half = (int)shape[1] / 2;
        Tensor first = NativeFloats.NewImages(shape[0], half, shape[2], shape[3]); // [n, c, h, w]
        Tensor second = NativeFloats.NewImages(shape[0], half, shape[2], shape[3]); // [n, c, h, w]
        HalvesKernel.Split(NativeFloats.Of(whole), NativeFloats.Of(first), NativeFloats.Of(second), shape[0] * shape[2] * shape[3], half);
        // TorchSharp 0.107 ends the process when it makes up the gradient of an output that nobody read.
        ctx.set_materialize_grads(false);
        return [first, second];
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        Tensor any = grad_outputs.First(IsThere);
        Tensor first = Dense(grad_outputs[0], any), second = Dense(grad_outputs[1], any); // [n, c, h, w]
        long[] shape = first.shape;
        Tensor whole = NativeFloats.NewImages(shape[0], 2 * shape[1], shape[2], shape[3]); // [n, 2c, h, w]
        HalvesKernel.Join(NativeFloats.Of(first), NativeFloats.Of(second), NativeFloats.Of(whole), shape[0] * shape[2] * shape[3], (int)shape[1]);
        return [whole];
    }

    private static bool IsThere(Tensor? gradient) => gradient is { IsInvalid: false };

    private static Tensor Dense(Tensor? gradient, Tensor like) => NativeFloats.ChannelsLast(IsThere(gradient) ? gradient! : zeros_like(like));
}
