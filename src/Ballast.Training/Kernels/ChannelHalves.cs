using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Takes the first and the second half of the channels of images apart, in one copy each way.</summary>
internal sealed class ChannelHalves : autograd.MultiTensorFunction<ChannelHalves>
{
    public override string Name => nameof(ChannelHalves);

    /// <summary>A float32 image tensor [n, 2c, h, w] becomes two [n, c, h, w], channels last.</summary>
    public static (Tensor First, Tensor Second) Of(Tensor images)
    {
        List<Tensor> halves = apply(images);
        return (halves[0], halves[1]);
    }

    public override unsafe List<Tensor> forward(autograd.AutogradContext ctx, params object[] vars)
    {
        Tensor whole = NativeFloats.ChannelsLast((Tensor)vars[0]); // [n, 2c, h, w]
        long[] shape = whole.shape;
        int half = (int)shape[1] / 2;
        Tensor first = NativeFloats.NewImages(shape[0], half, shape[2], shape[3]); // [n, c, h, w]
        Tensor second = NativeFloats.NewImages(shape[0], half, shape[2], shape[3]); // [n, c, h, w]
        HalvesKernel.Split(NativeFloats.Of(whole), NativeFloats.Of(first), NativeFloats.Of(second), shape[0] * shape[2] * shape[3], half);
        return [first, second];
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, List<Tensor> grad_outputs)
    {
        Tensor first = NativeFloats.ChannelsLast(grad_outputs[0]), second = NativeFloats.ChannelsLast(grad_outputs[1]); // [n, c, h, w]
        long[] shape = first.shape;
        Tensor whole = NativeFloats.NewImages(shape[0], 2 * shape[1], shape[2], shape[3]); // [n, 2c, h, w]
        HalvesKernel.Join(NativeFloats.Of(first), NativeFloats.Of(second), NativeFloats.Of(whole), shape[0] * shape[2] * shape[3], (int)shape[1]);
        return [whole];
    }
}
