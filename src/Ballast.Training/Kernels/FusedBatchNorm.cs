using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>
/// Batch normalisation by the batch's own statistics and an optional rectifier, as one step of the gradient's graph. Shards of a batch
/// exchange their sums, so that the result is that of the whole batch.
/// </summary>
internal sealed class FusedBatchNorm : autograd.SingleTensorFunction<FusedBatchNorm>
{
    private const string TermsKey = "terms";

    public override string Name => nameof(FusedBatchNorm);

    /// <summary>Normalises float32 or bfloat16 images [n, c, h, w] by float32 weights [c] and moves the running statistics [c], float32.</summary>
    public static Tensor Normalize(Tensor images, Tensor weight, Tensor bias, (Tensor Mean, Tensor Variance) running, BatchNormOptions options)
    {
        using var scope = NewDisposeScope();
        return apply(images, weight, bias, running, options).MoveToOuterDisposeScope();
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        Tensor images = NativeFloats.ChannelsLast((Tensor)vars[0]); // [n, c, h, w]
        return images.dtype == ScalarType.BFloat16 ? Forward<BFloat16Value, ushort>(ctx, images, vars) : Forward<Float32Value, float>(ctx, images, vars);
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        Tensor images = ctx.get_saved_variables()[0]; // [n, c, h, w]
        return images.dtype == ScalarType.BFloat16 ? Backward<BFloat16Value, ushort>(ctx, images, grad_output) : Backward<Float32Value, float>(ctx, images, grad_output);
    }

    private static unsafe Tensor Forward<TValue, T>(autograd.AutogradContext ctx, Tensor images, object[] vars)
        where TValue : IStoredValue<T>
        where T : unmanaged
    {
        (long count, int channels, long height, long width) = NativeFloats.Shape(images);
        Tensor result = NativeFloats.NewImages(count, channels, height, width, images.dtype); // [n, c, h, w]
        BatchNormTerms terms = BatchNormPass<TValue, T>.Forward(
            NativeFloats.Of<T>(images), NativeFloats.Of<T>(result), (count * height * width, channels),
            ((Tensor)vars[1], (Tensor)vars[2], ((Tensor, Tensor))vars[3], (BatchNormOptions)vars[4]));
        ctx.save_for_backward([images]);
        ctx.save_data(TermsKey, terms);
        return result;
    }

    private static unsafe List<Tensor> Backward<TValue, T>(autograd.AutogradContext ctx, Tensor images, Tensor grad_output)
        where TValue : IStoredValue<T>
        where T : unmanaged
    {
        Tensor gradient = NativeFloats.ChannelsLast(grad_output); // [n, c, h, w]
        (long count, int channels, long height, long width) = NativeFloats.Shape(images);
        Tensor result = NativeFloats.NewImages(count, channels, height, width, images.dtype); // [n, c, h, w]
        (Tensor toWeight, Tensor toBias) = BatchNormPass<TValue, T>.Backward(
            NativeFloats.Of<T>(images), NativeFloats.Of<T>(gradient), NativeFloats.Of<T>(result), count * height * width, (BatchNormTerms)ctx.get_data(TermsKey));
        return [result, toWeight, toBias, null!, null!];
    }
}
