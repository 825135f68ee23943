using System.Collections.Immutable;
using Ballast.Core;
using Ballast.Resampling;
using Ballast.Vision;

namespace Ballast.Training;

/// <summary>How images become batches.</summary>
public sealed record BatchLoaderOptions
{
    /// <summary>Images a batch, 1 or more; default 32. The last batch of an epoch holds what is left.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int BatchSize
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"The batch size is {value}; it must be 1 or more. 32 is usual.");
    } = 32;

    /// <summary>The order of the images; default <see cref="BatchOrder.Shuffled"/>.</summary>
    public BatchOrder Order { get; init; } = BatchOrder.Shuffled;

    /// <summary>The seed of the order and of the augmentation; default 42.</summary>
    public uint Seed { get; init; } = 42;

    /// <summary>How images are varied; default not at all.</summary>
    public AugmentationSettings Augmentation { get; init; } = AugmentationSettings.None;

    /// <summary>Which images an epoch goes through and in which order; null (the default) goes by <see cref="Order"/>.</summary>
    /// <remarks>Epochs may then differ in length. An image that comes several times is varied anew each time.</remarks>
    public IEpochSampler? Sampler { get; init; }

    /// <summary>How images are mixed in pairs; null (the default) mixes nothing.</summary>
    /// <remarks>The other image stands at another place of the same epoch and is varied as it is there. Each mixed image is read twice.</remarks>
    public ImageMixing? Mixing { get; init; }

    /// <summary>How many finished batches wait at most for the one that is in use, 1 or more; default 3. Bounds the memory of the loader.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int BatchesAhead
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Batches ahead are {value}; it must be 1 or more. 3 is usual.");
    } = 3;

    /// <summary>Threads that read and augment images, 1 or more; default 1. Batches do not depend on it.</summary>
    /// <exception cref="BallastException">Below 1.</exception>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new BallastException($"Loader threads are {value}; it must be 1 or more.");
    } = 1;

    /// <summary>What is subtracted from red, green and blue in 0 … 1; three numbers, default ImageNet's means.</summary>
    public ImmutableArray<float> ChannelMeans { get; init; } = [0.485f, 0.456f, 0.406f];

    /// <summary>What red, green and blue are divided by after that; three numbers, default ImageNet's standard deviations.</summary>
    public ImmutableArray<float> ChannelDeviations { get; init; } = [0.229f, 0.224f, 0.225f];
}
