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
        var (weight, bias) = ((Tensor)vars[1], (Tensor)vars[2]);
        var running = ((Tensor Mean, Tensor Variance))vars[3];
        var options = (BatchNormOptions)vars[4];
        (long count, int channels, long height, long width) = NativeFloats.Shape(images);
        long rows = count * height * width;
        T* x = NativeFloats.Of<T>(images);
        ChannelMoments moments = Together(BatchNormKernel<TValue, T>.Moments(x, rows, channels));
        if (moments.Count == 1) throw new InvalidOperationException("One value a channel cannot be normalised: give more images or larger ones.");
        if (Shard.Current is null or { Rank: 0 }) MoveRunning(running, moments, options.Momentum);
        var terms = new BatchNormTerms(moments, Values(weight, channels), Values(bias, channels), options);
        Tensor result = NativeFloats.NewImages(count, channels, height, width, images.dtype); // [n, c, h, w]
        BatchNormKernel<TValue, T>.Apply(x, NativeFloats.Of<T>(result), rows, terms);
        ctx.save_for_backward([images]);
        ctx.save_data(TermsKey, terms);
        return result;
    }

    private static unsafe List<Tensor> Backward<TValue, T>(autograd.AutogradContext ctx, Tensor images, Tensor grad_output)
        where TValue : IStoredValue<T>
        where T : unmanaged
    {
        Tensor gradient = NativeFloats.ChannelsLast(grad_output); // [n, c, h, w]
        var terms = (BatchNormTerms)ctx.get_data(TermsKey);
        (long count, int channels, long height, long width) = NativeFloats.Shape(images);
        long rows = count * height * width;
        T* x = NativeFloats.Of<T>(images), g = NativeFloats.Of<T>(gradient);
        GradientSums own = BatchNormKernel<TValue, T>.SumGradients(x, g, rows, terms);
        terms.SetGradient(Shard.Current is { } shard ? shard.Exchange(own) : [own]);
        Tensor result = NativeFloats.NewImages(count, channels, height, width, images.dtype); // [n, c, h, w]
        BatchNormKernel<TValue, T>.InputGradient(x, g, NativeFloats.Of<T>(result), rows, terms);
        Tensor weightGradient = empty(channels), biasGradient = empty(channels); // [c]
        Span<float> toWeight = Values(weightGradient, channels), toBias = Values(biasGradient, channels);
        for (int c = 0; c < channels; c++) (toWeight[c], toBias[c]) = ((float)(own.Products[c] * terms.InverseDeviation(c)), (float)own.Sums[c]);
        return [result, weightGradient, biasGradient, null!, null!];
    }

    private static ChannelMoments Together(ChannelMoments own) => Shard.Current is { } shard ? ChannelMoments.Of(shard.Exchange(own)) : own;

    private static void MoveRunning((Tensor Mean, Tensor Variance) running, ChannelMoments moments, double momentum)
    {
        int channels = moments.Means.Length;
        Span<float> means = Values(running.Mean, channels), variances = Values(running.Variance, channels);
        for (int c = 0; c < channels; c++)
        {
            means[c] = (float)((1 - momentum) * means[c] + momentum * moments.Means[c]);
            variances[c] = (float)((1 - momentum) * variances[c] + momentum * moments.Squares[c] / (moments.Count - 1));
        }
    }

    private static unsafe Span<float> Values(Tensor channels, int count) => new(NativeFloats.Of(channels), count);
}
