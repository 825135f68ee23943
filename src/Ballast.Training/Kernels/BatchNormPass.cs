using static TorchSharp.torch;

namespace Ballast.Training;

/// <summary>Batch normalisation by the batch's own statistics and an optional rectifier, forward and backward, in memory.</summary>
/// <remarks>Shards of a batch exchange their sums, so that the result is that of the whole batch.</remarks>
internal static unsafe class BatchNormPass<TValue, T>
    where TValue : IStoredValue<T>
    where T : unmanaged
{
    /// <summary>y = the normalised rows x [rows, channels]; moves the running statistics. Returns what the way back needs.</summary>
    public static BatchNormTerms Forward(T* x, T* y, (long Rows, int Channels) size, (Tensor Weight, Tensor Bias, (Tensor Mean, Tensor Variance) Running, BatchNormOptions Options) by)
    {
        ChannelMoments moments = Together(BatchNormKernel<TValue, T>.Moments(x, size.Rows, size.Channels));
        if (moments.Count == 1) throw new InvalidOperationException("One value a channel cannot be normalised: give more images or larger ones.");
        if (Shard.Current is null or { Rank: 0 }) MoveRunning(by.Running, moments, by.Options.Momentum);
        var terms = new BatchNormTerms(moments, Values(by.Weight, size.Channels), Values(by.Bias, size.Channels), by.Options);
        BatchNormKernel<TValue, T>.Apply(x, y, size.Rows, terms);
        return terms;
    }

    /// <summary>The gradient of x from that of the result g; returns those of weight and bias, [c] each.</summary>
    public static (Tensor Weight, Tensor Bias) Backward(T* x, T* g, T* into, long rows, BatchNormTerms terms)
    {
        int channels = terms.Pattern.Channels;
        GradientSums own = BatchNormKernel<TValue, T>.SumGradients(x, g, rows, terms);
        terms.SetGradient(Shard.Current is { } shard ? shard.Exchange(own) : [own]);
        BatchNormKernel<TValue, T>.InputGradient(x, g, into, rows, terms);
        Tensor weightGradient = empty(channels), biasGradient = empty(channels); // [c]
        Span<float> toWeight = Values(weightGradient, channels), toBias = Values(biasGradient, channels);
        for (int c = 0; c < channels; c++) (toWeight[c], toBias[c]) = ((float)(own.Products[c] * terms.InverseDeviation(c)), (float)own.Sums[c]);
        return (weightGradient, biasGradient);
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

    private static Span<float> Values(Tensor channels, int count) => new(NativeFloats.Of(channels), count);
}
